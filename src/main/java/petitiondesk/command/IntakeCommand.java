package petitiondesk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import petitiondesk.command.DeskClient.Refused;

/** {@code intake}: brings a file of petitions to a desk that runs, and tells how far it is. */
final class IntakeCommand {

    static final int ALL_TAKEN = 0;
    static final int SOME_REJECTED = 1;
    static final int WRONG_USE = 2;
    static final int REFUSED = 3;

    private static final Set<String> WORKING = Set.of("CHECKING", "RUNNING");
    private static final int SHOWN = 20;
    private static final int PATIENCE = 600;

    private final PrintStream out;
    private final PrintStream err;
    private final UnaryOperator<String> passwords;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** @param passwords answers a user's password, or null */
    IntakeCommand(PrintStream out, PrintStream err, UnaryOperator<String> passwords) {
        this.out = out;
        this.err = err;
        this.passwords = passwords;
    }

    /** Runs the command and answers its exit code. */
    int run(List<String> words) {
        if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            return words.isEmpty() ? WRONG_USE : ALL_TAKEN;
        }
        IntakeOptions options;
        try {
            options = IntakeOptions.of(words);
        } catch (IntakeOptions.Wrong e) {
            err.println(e.getMessage());
            err.println("用法见：java -jar petition-desk.jar intake --help");
            return WRONG_USE;
        }
        if (options.file() != null && !Files.isReadable(options.file())) {
            err.println("没有这个文件，或者不能读取：" + options.file());
            return WRONG_USE;
        }
        String password = passwords.apply(options.user());
        if (password == null) {
            err.println("没有密码：请设置环境变量 PETITIONDESK_PASSWORD，或者在终端里运行后输入。");
            return WRONG_USE;
        }
        boolean here = List.of("localhost", "127.0.0.1", "[::1]")
                .contains(options.desk().getHost());
        if (options.desk().getScheme().equals("http") && !here) {
            err.println("注意：http 网址不加密，密码和群众信息可能被旁人看到，请改用 https。");
        }
        try {
            return bring(new DeskClient(options.desk(), options.user(), password), options);
        } catch (Refused e) {
            err.println(e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            err.println("文件读写失败：" + e.getMessage());
            return REFUSED;
        }
    }

    private int bring(DeskClient desk, IntakeOptions options) throws Refused, IOException {
        JsonNode file = options.file() == null ? desk.get("/" + options.resume()) : desk.upload(options.file());
        String id = file.path("id").asText();
        if (options.file() != null) {
            err.printf(
                    "已上传，文件序号 %s，%d行，%s。%n",
                    id, file.path("lines").asInt(), file.path("encoding").asText());
            if (!file.path("sameAs").isEmpty()) {
                err.println("内容完全相同的文件以前上传过，已登记的不会再登记。");
            }
        }
        if (!WORKING.contains(file.path("state").asText())) {
            map(desk, id, file, options);
            desk.post("/" + id + (options.dryRun() ? "/check" : "/run"));
        }
        AtomicBoolean following = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (following.get()) {
                cancel(desk, id);
            }
        }));
        try {
            file = follow(desk, id);
        } finally {
            following.set(interrupted.getCount() == 0);
        }
        return report(desk, id, file, options);
    }

    private void map(DeskClient desk, String id, JsonNode file, IntakeOptions options) throws Refused {
        JsonNode mapped = file;
        if (options.mapping() != null) {
            mapped = desk.put(
                    "/" + id + "/mapping/"
                            + URLEncoder.encode(options.mapping(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"),
                    null);
        }
        if (!options.columns().isEmpty() || !options.values().isEmpty() || options.source() != null) {
            ObjectNode change = JsonNodeFactory.instance.objectNode();
            ObjectNode mapping = mapped.path("mapping").deepCopy();
            options.columns().forEach((field, column) -> source(mapping, field).put("column", column));
            options.values().forEach((field, value) -> source(mapping, field).put("value", value));
            change.set("mapping", mapping);
            if (options.source() != null) {
                change.put("source", options.source());
            }
            mapped = desk.put("/" + id + "/mapping", change);
        }
        mapped.path("mapping").fields().forEachRemaining(field -> {
            String column = field.getValue().path("column").asText("");
            String value = field.getValue().path("value").asText("");
            err.printf(
                    "  %-20s %s%s%n",
                    field.getKey(), column.isEmpty() ? "" : "← " + column, value.isEmpty() ? "" : "（默认：" + value + "）");
        });
    }

    private static ObjectNode source(ObjectNode mapping, String field) {
        return mapping.path(field) instanceof ObjectNode present ? present : mapping.putObject(field);
    }

    /** Waits for the end, through a restart of the desk too. */
    private JsonNode follow(DeskClient desk, String id) throws Refused {
        int away = 0;
        while (true) {
            try {
                JsonNode file = desk.get("/" + id);
                away = 0;
                if (!WORKING.contains(file.path("state").asText())) {
                    err.println();
                    return file;
                }
                tell(file.path("progress"));
            } catch (Refused e) {
                if (!e.away() || ++away > PATIENCE) {
                    err.println();
                    throw e;
                }
                err.print("\r工作台暂时没有回答，登记不受影响，正在等待……          ");
            }
            try {
                if (interrupted.await(1, TimeUnit.SECONDS)) {
                    throw new Refused("已停止", false);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused("已中断", false);
            }
        }
    }

    private void tell(JsonNode progress) {
        StringBuilder line = new StringBuilder("\r%d / %d行（%d%%）"
                .formatted(
                        progress.path("done").asInt(),
                        progress.path("of").asInt(),
                        progress.path("percent").asInt()));
        if (progress.hasNonNull("perSecond")) {
            line.append("，每秒%s行，大约还要%d秒"
                    .formatted(
                            progress.path("perSecond").asText(),
                            progress.path("secondsLeft").asLong()));
        }
        err.print(line.append("      "));
        err.flush();
    }

    private int report(DeskClient desk, String id, JsonNode file, IntakeOptions options) throws Refused, IOException {
        JsonNode counts = file.path("counts");
        int rejected = counts.path("rejected").asInt();
        if (file.hasNonNull("remark")) {
            err.println(file.path("remark").asText());
        }
        out.printf(
                "%s：已登记%d，可以登记%d，重复%d，未通过%d，待处理%d%n",
                file.path("stateText").asText(),
                counts.path("registered").asInt(),
                counts.path("ready").asInt(),
                counts.path("duplicate").asInt(),
                rejected,
                counts.path("waiting").asInt());
        if (file.path("late").asInt() > 0) {
            out.printf("其中%d件转入时已经超过期限，只在案卷里注明，不发提醒%n", file.path("late").asInt());
        }
        if (rejected > 0) {
            JsonNode lines = desk.get("/" + id + "/lines?state=REJECTED").path("lines");
            for (int i = 0; i < Math.min(SHOWN, lines.size()); i++) {
                out.printf(
                        "第%d行：%s%n",
                        lines.get(i).path("line").asInt(),
                        lines.get(i).path("reasons").asText());
            }
            if (rejected > SHOWN) {
                out.printf("……还有%d行%n", rejected - SHOWN);
            }
        }
        if (options.rejected() != null && rejected > 0) {
            Path written = Files.write(options.rejected(), desk.download("/" + id + "/rejected.csv"));
            err.println("未通过的行已写入 " + written + "，改好后可以直接再次登记。");
        }
        if (file.path("state").asText().equals("CANCELLED")) {
            err.printf("已停止，继续登记：intake --resume %s --user %s%n", id, options.user());
            return REFUSED;
        }
        return rejected > 0 ? SOME_REJECTED : ALL_TAKEN;
    }

    /** Somebody pressed Ctrl-C: the desk is told to stop too, and what was registered stays. */
    private void cancel(DeskClient desk, String id) {
        interrupted.countDown();
        try {
            desk.post("/" + id + "/cancel");
            err.printf("%n已停止，已登记的保留。继续登记：intake --resume %s%n", id);
        } catch (Refused e) {
            err.printf("%n没有能通知工作台停止，它会继续登记。查看：intake --resume %s%n", id);
        }
    }

    private static final String HELP = """
            把文件里的信访事项和矛盾纠纷登记到正在运行的工作台。

            用法：
              java -jar petition-desk.jar intake 文件.csv --user 账号 [选项]
              java -jar petition-desk.jar intake --resume 序号 --user 账号 [选项]

            密码取自环境变量 PETITIONDESK_PASSWORD，没有设置的在终端里输入；不能写在命令行里。

            选项：
              --url 网址          工作台的网址，默认 http://localhost:8080
              --user 账号         登记员、联席会议办公室、纪检监察；网格员、村调解员只登记矛盾纠纷
              --mapping 名称      采用保存过的对应关系；不写的，同样表头的文件采用上次的，否则按列名猜
              --set 字段=列名     某个字段取自某一列，可以写几次，例如 --set title=标题 --set request=标题
              --default 字段=内容 没有这一列、或者这一格是空的时候用的内容，例如 --default channel=12345
              --source 来源       谁编的来件编号；几个来源的编号会重复时写
              --dry-run           试运行：只检查，不登记
              --rejected 文件     把未通过的行连同原因写到这个文件，改好后可以直接再次登记
              --resume 序号       继续登记停止了的文件，或者查看正在登记的文件
              --help              显示本说明

            字段：title 标题，request 诉求，facts 事实和理由（以上必填）；externalNumber 来件编号，receivedAt 收到时间，
              channel 来源渠道，kind 类别，category 分类，petitionerName 姓名，petitionerPhone 电话，
              petitionerIdNumber 身份证号，petitionerAddress 住址，petitionerEmail 邮箱，nameless 匿名，confidential 保密，
              persons 人数，district 管区，village 村，respondent 被反映的个人或单位，personsConcerned 涉及人数，
              urgent 紧急，consentToPublish 同意公开，purpose 信访目的，pendingElsewhere 诉讼仲裁复议，needs 特殊需要，
              repeatOf 重复件的编号；以前的事项：state 办理状态，originalNumber 原编号，acceptedOn 受理日期，
              responsibleUnit 承办单位，answeredOn 答复日期，conclusion 结论，answer 答复内容，closedOn 办结日期

            文件：CSV，UTF-8 或者 GB18030。同一件不会登记两次，同一文件可以放心再次登记。
            进度写到标准错误，结果写到标准输出。按 Ctrl-C 停止，已登记的保留。

            退出码：
              0  全部登记（或者以前登记过，或者试运行全部通过）
              1  有未通过的行
              2  用法不对
              3  工作台连接不上、没有接受，或者登记被人停止
              130  按 Ctrl-C 停止
            """;
}
