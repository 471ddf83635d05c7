package petitiondesk.petition;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.engine.ModelDeployer;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.StartStep;

/** A few invented petitions, so that a trial does not begin before an empty desk. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "petitiondesk.demo.samples", havingValue = "true", matchIfMissing = true)
@Order(ModelDeployer.ORDER + 100)
class SamplePetitions implements StartStep {

    private static final Logger log = LoggerFactory.getLogger(SamplePetitions.class);

    private final Intake intake;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SamplePetitions(Intake intake, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.intake = intake;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void perform() {
        transaction.executeWithoutResult(status -> {
            boolean empty = jdbc.sql("select not exists (select 1 from petition)")
                    .query(Boolean.class)
                    .single();
            if (empty) {
                samples().forEach(sample -> intake.register(sample.form(), sample.receivedBy(), null));
                log.info("Registered {} sample petitions", samples().size());
            }
        });
    }

    /**
     * A petition to begin with.
     *
     * @param receivedBy user id, or null for one from the public pages
     */
    private record Sample(String receivedBy, IntakeForm form) {}

    /** One is past its 15 days and one about to be, so that the list shows what late and soon look like. */
    private List<Sample> samples() {
        return List.of(
                new Sample(
                        "registrar",
                        form(
                                17,
                                "CLAIM",
                                "LETTER",
                                "砖窑村灌溉渠淤堵，下游三十余亩地浇不上水",
                                "请求在秋种前清淤，并明确今后由谁管护。",
                                "村西灌溉渠自去年冬天起逐段淤堵，今年春灌时水只能到渠中段，下游三十余亩地靠抽井水浇灌。\n"
                                        + "我们先后两次向村里反映，答复是经费没有落实。现在离秋种不到一个月，恳请镇里协调。",
                                "west",
                                "west-3",
                                "C01",
                                6,
                                person("冯二柱", "13800001101", null, "砖窑村三组"),
                                null)),
                new Sample(
                        "registrar",
                        form(
                                13,
                                "DISPUTE",
                                "VISIT",
                                "两家因排水沟走向争执，雨天积水倒灌",
                                "请求调解，确定共用排水沟的走向和修整费用分担。",
                                "我家与东邻共用一条排水沟。今年东邻翻修院墙，把沟口改窄，七月两场大雨，水都倒灌进我家灶房。\n双方当面谈过一次，没有谈拢。我愿意调解，也愿意出一部分工钱。",
                                "east",
                                "east-2",
                                "D02",
                                1,
                                person("苗春生", "13800001102", null, "杏园村11号"),
                                "东邻户主")),
                new Sample(
                        "office",
                        form(
                                8,
                                "CLAIM",
                                "HOTLINE",
                                "工程结束四个月，十一名工人的工钱没有结清",
                                "请求督促包工方结清拖欠的工钱。",
                                "我们十一人去年十月至今年三月在荷湾村仓库工地做工，工程四月完工，工钱只付了一半，余款一拖再拖。\n有考勤本和欠条复印件，可以当面提交。",
                                "south",
                                "south-3",
                                "C06",
                                11,
                                person("葛大海", "13800001103", "gedahai@demo.invalid", "荷湾村"),
                                "仓库工程包工负责人")),
                new Sample(
                        null,
                        form(
                                3,
                                "SUGGESTION",
                                "ONLINE",
                                "建议在泉眼村至镇卫生院之间增设一班早车",
                                "建议早上七点前增开一班公交，方便老人看病。",
                                "现在第一班车八点二十才到村口，赶到卫生院已经排不上上午的号。村里六十岁以上的有一百多人，大多不会开车。",
                                "north",
                                "north-3",
                                "C07",
                                1,
                                person("童晚晴", "13800001104", "tongwanqing@demo.invalid", "泉眼村"),
                                null)),
                new Sample(
                        "registrar",
                        form(
                                1,
                                "CLAIM",
                                "GRID",
                                "独居老人危房漏雨，申请临时救助和修缮",
                                "请求核实房屋情况，按政策给予临时救助并安排修缮。",
                                "网格员入户走访时发现：老人独自居住，正房后檐塌落一角，雨天接水度日；子女在外地务工，联系过一次，表示一时回不来。",
                                "east",
                                "east-3",
                                "C13",
                                1,
                                person("邓秀莲", null, null, "石桥头村二组"),
                                null)),
                new Sample(
                        "registrar",
                        form(
                                0,
                                null,
                                "RECEPTION",
                                "承包地界桩移位，两次丈量结果不一致",
                                "请求重新丈量承包地，恢复界桩。",
                                "二轮承包时我家地块登记为四亩二分。去年修机耕路以后界桩向里移了约一米，今年两次丈量，一次说三亩九分，一次说四亩一分。\n土地承包证和当年的草图我都带来了。",
                                "north",
                                "north-1",
                                "C03",
                                2,
                                person("霍长顺", "13800001106", null, "北坡村五组"),
                                null)));
    }

    private IntakeForm form(
            int daysAgo,
            String kind,
            String channel,
            String title,
            String request,
            String facts,
            String district,
            String village,
            String category,
            int persons,
            IntakeForm.Person petitioner,
            String respondent) {
        String receivedAt = OffsetDateTime.ofInstant(
                        clock.instant().minus(Duration.ofDays(daysAgo)), ApplicationClock.ZONE)
                .toString();
        return new IntakeForm(
                kind,
                channel,
                title,
                request,
                facts,
                district,
                village,
                category,
                persons,
                null,
                persons > 1,
                petitioner,
                null,
                null,
                null,
                respondent,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                receivedAt);
    }

    private static IntakeForm.Person person(String name, String phone, String email, String address) {
        return new IntakeForm.Person(name, null, null, null, phone, email, address, null);
    }
}
