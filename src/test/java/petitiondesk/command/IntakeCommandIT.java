package petitiondesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.intakefile.IntakeFileWorker;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** The command of the jar against a desk that runs. */
@DeskTest
class IntakeCommandIT {

    private static final String HEADER = "工单号,标题,内容,姓名,联系电话\n";

    @LocalServerPort
    private int port;

    @Autowired
    private IntakeFileWorker worker;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final String batch = UUID.randomUUID().toString().substring(0, 8);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aFileIsTriedOutTakenInAndItsRejectedLinesAreMendedAndGivenAgain() throws Exception {
        Path file = file(line(1) + line(2).replace("13800138000", "138") + line(3));
        long before = petitions();
        assertThat(run("registrar", file.toString(), "--dry-run")).isEqualTo(IntakeCommand.SOME_REJECTED);
        assertThat(said()).contains("已试运行：已登记0，可以登记2，重复0，未通过1", "第3行：“联系电话”列“138”：电话号码不正确");
        assertThat(petitions()).isEqualTo(before);

        Path rejected = folder.resolve("未通过.csv");
        assertThat(run("registrar", file.toString(), "--rejected", rejected.toString(), "--default", "channel=12345"))
                .isEqualTo(IntakeCommand.SOME_REJECTED);
        assertThat(said()).contains("已完成：已登记2，可以登记0，重复0，未通过1，待处理0");
        assertThat(jdbc.sql(
                                "select distinct p.channel from petition p join filed_petition f on f.petition_number = p.number"
                                        + " where f.external_number like :batch")
                        .param("batch", batch + "%")
                        .query(String.class)
                        .list())
                .containsExactly("HOTLINE");

        Files.writeString(rejected, Files.readString(rejected).replace(",138,", ",13800138000,"));
        assertThat(run("registrar", rejected.toString())).isEqualTo(IntakeCommand.ALL_TAKEN);
        assertThat(said()).contains("已登记1，可以登记0，重复0，未通过0");
        assertThat(run("office", file.toString())).isEqualTo(IntakeCommand.SOME_REJECTED);
        assertThat(petitions()).isEqualTo(before + 3);
    }

    @Test
    void aFileThatWasStoppedGoesOnByItsNumber() throws Exception {
        assertThat(run("registrar", file(line(1)).toString(), "--dry-run")).isEqualTo(IntakeCommand.ALL_TAKEN);
        String id = err.toString(StandardCharsets.UTF_8).replaceFirst("(?s).*文件序号 (\\d+).*", "$1");
        assertThat(run("registrar", "--resume", id)).isEqualTo(IntakeCommand.ALL_TAKEN);
        assertThat(said()).contains("已完成：已登记1");
    }

    @Test
    void columnsAreNamedByHand() throws Exception {
        Path file = Files.writeString(folder.resolve("甲.csv"), "甲,乙,丙%s\n路坏了,%s 村口路坏了,钱来\n".formatted(batch, batch));
        assertThat(run("registrar", file.toString())).isEqualTo(IntakeCommand.REFUSED);
        assertThat(errors()).contains("请为“标题”选择一列");
        assertThat(run(
                        "registrar",
                        file.toString(),
                        "--set",
                        "title=甲",
                        "--set",
                        "request=甲",
                        "--set",
                        "facts=乙",
                        "--set",
                        "petitionerName=丙" + batch,
                        "--source",
                        "手工表"))
                .isEqualTo(IntakeCommand.ALL_TAKEN);
        assertThat(run("registrar", file.toString(), "--set", "nonsense=甲")).isEqualTo(IntakeCommand.REFUSED);
        assertThat(errors()).contains("没有“nonsense”这个字段");
    }

    @Test
    void whatIsNotUnderstoodIsSaidBeforeAnythingHappens() throws Exception {
        assertThat(run("registrar")).isEqualTo(IntakeCommand.WRONG_USE);
        assertThat(run("registrar", "没有.csv")).isEqualTo(IntakeCommand.WRONG_USE);
        assertThat(errors()).contains("没有这个文件");
        assertThat(run("registrar", "甲.csv", "--dry")).isEqualTo(IntakeCommand.WRONG_USE);
        assertThat(errors()).contains("不认识选项 --dry");
        assertThat(run("registrar", "甲.csv", "--set", "title")).isEqualTo(IntakeCommand.WRONG_USE);
        assertThat(run("registrar", "甲.csv", "--url", "ftp://x")).isEqualTo(IntakeCommand.WRONG_USE);
        assertThat(command(List.of("--help"))).isEqualTo(IntakeCommand.ALL_TAKEN);
        assertThat(said()).contains("用法：", "退出码：");
    }

    @Test
    void whoMayTakeNothingInIsRefused() throws Exception {
        Path file = file(line(1));
        assertThat(run("unit-land", file.toString())).isEqualTo(IntakeCommand.REFUSED);
        assertThat(errors()).contains("只有登记员、联席会议办公室和纪检监察可以登记信访事项");
        assertThat(run("nobody", file.toString())).isEqualTo(IntakeCommand.REFUSED);
        assertThat(errors()).contains("账号或者密码不正确");
        assertThat(run("registrar", file.toString(), "--url", "http://localhost:1"))
                .isEqualTo(IntakeCommand.REFUSED);
        assertThat(errors()).contains("连接不上工作台");
    }

    private String line(int number) {
        return "%s-%d,村口道路破损,村口道路破损第%d处，出行不便。,钱来,13800138000\n".formatted(batch, number, number);
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("热线.csv"), HEADER + lines);
    }

    /** The worker of the desk goes on meanwhile, as it does outside of tests. */
    private int run(String user, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("--user", user, "--url", "http://localhost:" + port));
        all.addAll(List.of(words));
        ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
        try {
            desk.scheduleWithFixedDelay(worker::work, 0, 100, TimeUnit.MILLISECONDS);
            return command(all);
        } finally {
            desk.shutdown();
            assertThat(desk.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private int command(List<String> words) {
        out.reset();
        err.reset();
        return new IntakeCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        user -> "demo")
                .run(words);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private long petitions() {
        return jdbc.sql("select count(*) from petition").query(Long.class).single();
    }
}
