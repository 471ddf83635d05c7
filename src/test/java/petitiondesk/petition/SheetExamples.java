package petitiondesk.petition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import petitiondesk.document.rendering.Blank;

/** Documents of petitions as an office would write them. */
public final class SheetExamples {

    private static final String NUMBER = "XF2026-000128";
    private static final String OFFICE = "青禾镇信访联席会议办公室";
    private static final Instant RECEIVED = Instant.parse("2026-08-03T01:05:00Z");
    private static final LocalDate RECEIVED_ON = LocalDate.of(2026, 8, 3);
    private static final LocalDate SENT_ON = LocalDate.of(2026, 8, 5);
    private static final LocalDate ACCEPTED_ON = LocalDate.of(2026, 8, 7);
    private static final LocalDate ANSWERED_ON = LocalDate.of(2026, 9, 15);
    private static final LocalDate ARCHIVED_ON = LocalDate.of(2026, 12, 10);
    private static final Instant ACCEPTED = Instant.parse("2026-08-07T02:20:00Z");
    private static final Instant VISITED = Instant.parse("2026-11-03T01:40:00Z");
    private static final String ROAD = "村口道路破损多年无人修复";

    private SheetExamples() {}

    /** A document, the name of its picture, and some of what it says. */
    record Example(String name, Paper paper, Sheet sheet, List<String> says) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> all() {
        return Stream.of(
                new Example("receipt", Paper.RECEIPT, receipt(), List.of("查询码", "K7M2PX94TD", "登记")),
                new Example("acceptance", Paper.ACCEPTANCE, acceptance(), List.of("特此告知", "2026年10月8日")),
                new Example("transfer", Paper.TRANSFER, transfer(false), List.of("自然资源所：", "转送你单位办理", OFFICE)),
                new Example("assignment", Paper.TRANSFER, transfer(true), List.of("交你单位办理", "报告办理结果")),
                new Example("way-transfer", Paper.ROUTE, way(Disposition.TRANSFER), List.of("由自然资源所接收")),
                new Example("way-merge", Paper.ROUTE, way(Disposition.MERGE), List.of("一并办理")),
                new Example("way-pending", Paper.ROUTE, way(Disposition.REFUSE_PENDING), List.of("第十九条第三款", "法定期限内办理")),
                new Example("way-final", Paper.ROUTE, way(Disposition.REFUSE_FINAL), List.of("第三十六条第三款", "不再受理")),
                new Example("way-guide", Paper.ROUTE, way(Disposition.GUIDE), List.of("劳动人事争议仲裁院", "法律援助")),
                new Example("extension", Paper.EXTENSION, extension(), List.of("延长30日", "延期理由")),
                new Example("opinion", Paper.OPINION, opinion(), List.of("三、处理意见", "三十日内", "四、法律依据")),
                new Example("answer", Paper.OPINION, answer(), List.of("感谢您的关心和支持")),
                new Example("agreement", Paper.OPINION, agreement(), List.of("自愿达成如下协议", "司法确认")),
                new Example(
                        "lead",
                        Paper.LEAD,
                        lead("现场勘界，十日内书面告知双方结果；困难家庭协助申请临时救助。", "段丽华"),
                        List.of("四定", "包做思想工作", "段丽华")),
                new Example(
                        "lead-rare",
                        Paper.LEAD,
                        lead("一、请𠮷田、㐂代两户到场指界。\n\n二、䶮王社区派员见证。\n三、邨界以航拍影像为准。", "欧阳𠮷", "㐂代", "䶮王"),
                        List.of("欧阳𠮷、㐂代、䶮王同志：", "䶮王社区")),
                new Example(
                        "lead-long",
                        Paper.LEAD,
                        lead(
                                IntStream.rangeClosed(1, 40)
                                        .mapToObj(
                                                i -> i + ".会同村民委员会入户核实第" + i + "户的界址、面积和历年使用情况，形成笔录，由户主签名确认，于办结时限前汇总。")
                                        .collect(Collectors.joining("\n")),
                                "段丽华"),
                        List.of("40.会同村民委员会", "包结案")),
                new Example("lead-bare", Paper.LEAD, lead(null), List.of("贺明辉同志：")),
                new Example("service", Paper.SERVICE, service("青禾镇东片一村18号"), List.of("受送达人", "拒绝签收的事由")),
                new Example("service-without-address", Paper.SERVICE, service(null), List.of("送达地址")),
                new Example("revisit", Paper.REVISIT, revisit(), List.of("回访情况", "再次回访", "对信访部门：满意")),
                new Example("index", Paper.INDEX, index(6), List.of("本卷共6件")),
                new Example("index-long", Paper.INDEX, index(64), List.of("本卷共64件")));
    }

    /** The same as the press takes them. */
    public static List<Blank> blanks() {
        return all().map(example -> PaperPrints.blank(example.paper(), example.sheet()))
                .toList();
    }

    private static Sheet.Heading heading(String title, String issuer, LocalDate madeOn, String... petitioners) {
        return about(ROAD, title, issuer, madeOn, petitioners);
    }

    private static Sheet.Heading about(
            String matter, String title, String issuer, LocalDate madeOn, String... petitioners) {
        return new Sheet.Heading(
                NUMBER,
                title,
                issuer,
                madeOn,
                matter,
                petitioners.length == 0 ? List.of("诸葛明亮") : List.of(petitioners));
    }

    static Sheet.Receipt receipt() {
        return new Sheet.Receipt(
                heading("登记回执", OFFICE, RECEIVED_ON, "诸葛明亮", "司马青", "欧阳建国"),
                "K7M2PX94TD",
                "https://xinfang.example.gov.cn/follow",
                RECEIVED,
                "来访",
                5,
                "2026年8月18日");
    }

    static Sheet.Acceptance acceptance() {
        return new Sheet.Acceptance(
                heading("受理告知书", OFFICE, ACCEPTED_ON), RECEIVED, ACCEPTED, "自然资源所", "2026年10月8日", "《信访工作条例》第三十四条");
    }

    static Sheet.Transfer transfer(boolean assigned) {
        return new Sheet.Transfer(
                heading(assigned ? "信访事项交办函" : "信访事项转送函", OFFICE, SENT_ON),
                "自然资源所",
                RECEIVED,
                "来访",
                "请求修复村口道路，并对去年雨季因道路塌陷受损的两户村民给予补偿。",
                "道路用地和边坡由你单位管理。",
                "2026年8月12日",
                "2026年8月20日",
                assigned ? "2026年9月30日" : null);
    }

    static Sheet.Way way(Disposition disposition) {
        boolean guide = disposition == Disposition.GUIDE;
        boolean sent = disposition == Disposition.TRANSFER;
        String title = switch (disposition) {
            case GUIDE -> "导入法定途径告知书";
            case MERGE -> "并案办理告知书";
            case REFUSE_PENDING -> "不予受理告知书";
            case REFUSE_FINAL -> "不再受理告知书";
            default -> "转送告知书";
        };
        String told = switch (disposition) {
            case REFUSE_PENDING -> "不予受理（同一事项仍在法定期限内办理）。您反映的问题与先前登记的事项相同（在先事项：XF2026-000101，由自然资源所办理，2026年10月8日前答复）";
            case REFUSE_FINAL -> "不再受理（同一事项已经复核终结）。您没有提出新的事实和理由（已由青禾县人民政府复核终结）";
            default -> null;
        };
        return new Sheet.Way(
                about(guide ? "砖厂拖欠六名工人工资" : ROAD, title, OFFICE, SENT_ON),
                RECEIVED,
                disposition,
                "工人与砖厂之间的工资争议属于劳动争议。",
                disposition == Disposition.MERGE ? "XF2026-000101" : null,
                guide ? "仲裁" : null,
                guide ? "县劳动人事争议仲裁院" : null,
                guide ? "自知道或者应当知道权利被侵害之日起一年" : null,
                told,
                sent ? "自然资源所" : null,
                sent ? "2026年8月20日" : null);
    }

    static Sheet.Extension extension() {
        return new Sheet.Extension(
                heading("延期告知书", "青禾镇人民政府", LocalDate.of(2026, 9, 25)),
                RECEIVED,
                30,
                "道路塌陷原因需要委托专业机构鉴定，鉴定结论预计2026年10月下旬作出。",
                "2026年11月9日");
    }

    static Sheet.Answer opinion() {
        return new Sheet.Answer(
                heading("信访处理意见书", "青禾镇人民政府", ANSWERED_ON),
                Kind.CLAIM,
                "请求修复村口道路，并对去年雨季因道路塌陷受损的两户村民给予补偿。",
                draft(
                        "经查，村口道路建于2009年，路基排水设施缺失。2025年7月连续强降雨后，道路东侧约40米路面塌陷，张某、李某两户院墙开裂。以上事实有现场勘查记录、影像资料和村民委员会证明为证。",
                        "（一）由自然资源所会同东片一村村民委员会于2026年10月20日前修复塌陷路面，并补建排水沟。\n（二）对两户受损院墙委托评估，按照评估结果予以补偿，补偿款于2026年10月31日前支付。\n（三）修复期间设置便道和警示标志，保障村民出行安全。",
                        "《中华人民共和国公路法》第三十五条、《信访工作条例》第三十二条第一款第一项。",
                        null),
                "支持",
                "",
                null,
                "青禾县人民政府");
    }

    private static Sheet.Answer answer() {
        return new Sheet.Answer(
                about("增加早晚高峰公交班次的建议", "建议意见答复书", "青禾镇人民政府", LocalDate.of(2026, 8, 20)),
                Kind.SUGGESTION,
                "建议早晚高峰各增加一班公交车，方便学生上下学。",
                draft(null, "经与县公交公司协商，自2026年9月1日起，每日7时、17时各增开一班。运行情况将在一个月后评估，并向村民公布。", null, null),
                "采纳",
                "",
                null,
                null);
    }

    private static Sheet.Answer agreement() {
        return new Sheet.Answer(
                about("两户宅基地边界争议", "调解协议书", "东片一村人民调解委员会", LocalDate.of(2026, 8, 20)),
                Kind.DISPUTE,
                "请求确认两户宅基地边界，拆除越界搭建的棚架。",
                draft(
                        null,
                        null,
                        null,
                        "一、双方以老槐树东侧界石为界，各自不得越界建房。\n二、被申请人于2026年9月15日前拆除越界搭建的棚架。\n三、双方互谅互让，今后和睦相处，不再就此事发生争执。"),
                null,
                "司马青",
                "沈国栋",
                null);
    }

    private static Opinions.Opinion draft(String findings, String opinion, String basis, String agreement) {
        return new Opinions.Opinion(
                1, 1, null, findings, opinion, basis, agreement, null, null, null, null, "unit-land", RECEIVED);
    }

    private static Sheet.ProofOfService service(String address) {
        return new Sheet.ProofOfService(heading("送达回证", "青禾镇人民政府", ANSWERED_ON), "信访处理意见书", ANSWERED_ON, address);
    }

    private static Sheet.Revisit revisit() {
        return new Sheet.Revisit(
                heading("回访记录表", OFFICE, LocalDate.of(2026, 12, 4)),
                "自然资源所",
                "信访处理意见书：支持",
                List.of(
                        new Sheet.Visit(VISITED, "联系不上", false, null, null, "电话三次无人接听，村干部称其外出务工。", "沈国栋"),
                        new Sheet.Visit(
                                VISITED.plus(Duration.ofDays(1)),
                                "已落实",
                                false,
                                "基本满意",
                                "满意",
                                "路面已经修复，排水沟完工，两户补偿款已经到账。",
                                "沈国栋"),
                        new Sheet.Visit(VISITED.plus(Duration.ofDays(31)), "已落实", true, "满意", null, null, "郝庆丰")));
    }

    private static Sheet.Index index(int entries) {
        List<String> titles = List.of("登记表", "受理告知书", "附件：塌陷路面现场照片和测量记录（含村民委员会证明）.pdf", "信访处理意见书", "送达回证", "回访记录表");
        return new Sheet.Index(
                heading("案卷目录", OFFICE, ARCHIVED_ON),
                ARCHIVED_ON,
                IntStream.rangeClosed(1, entries)
                        .mapToObj(i -> new Closing.FileEntry(
                                i, titles.get((i - 1) % titles.size()), RECEIVED_ON.plusDays(i), "office"))
                        .toList());
    }

    /** Whom a joint meeting gave a hard case; without handlers as an old decision may be. */
    static Sheet.Lead lead(String measures, String... handlers) {
        return new Sheet.Lead(
                about("两户宅基地边界多年争议", "四定四包交办单", OFFICE, LocalDate.of(2026, 8, 27)),
                "LX2026-08",
                handlers.length > 1 ? handlers[0] : "贺明辉",
                List.of(handlers).subList(handlers.length > 1 ? 1 : 0, handlers.length),
                measures,
                "2026年9月15日",
                "贺明辉",
                "贺明辉",
                "欧阳雪",
                "贺明辉");
    }
}
