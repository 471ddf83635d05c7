package petitiondesk.document.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import petitiondesk.meeting.MeetingFile;
import petitiondesk.meeting.MinutesSheet;
import petitiondesk.meeting.MinutesSheet.Level;
import petitiondesk.meeting.MinutesSheet.Line;
import petitiondesk.meeting.MinutesSheet.Report;
import petitiondesk.meeting.NoticeSheet;
import petitiondesk.meeting.OverdueMeasure;
import petitiondesk.platform.DeskSettings;
import petitiondesk.supervision.OrderSheet;

/** The papers of the joint meeting and of supervision, read back and left as pictures. */
class OfficePapersTest {

    private static final PdfPress PRESS =
            new PdfPress(new DeskSettings(Path.of("target"), "https://xinfang.example.gov.cn", Duration.ZERO));
    private static final String ISSUER = OrderExamples.ISSUER;

    @Test
    void anOrderSaysWhatIsDemandedByWhenAndWhoSigned() throws Exception {
        OrderSheet.Signature signature =
                new OrderSheet.Signature("程志远", "副召集人", "总召集人外出，代理期2026年8月1日至2026年8月31日", "2026年8月27日");
        try (PrintedPages pages = print(
                "order", "order", OrderExamples.order(OrderExamples.DEMAND, signature), "督办单", "DB2026-0001", false)) {
            assertThat(pages.text())
                    .contains("信访联席会议办公室", "DB2026-0001", "XF2026-000086", "贺明辉", "2026年9月3日前（含当日）", "签收人")
                    .contains("副召集人（签字）", "代为签发", "2026年8月27日");
            assertThat(pages.document().getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aLongDemandGoesOnOverPages() throws Exception {
        String demand = "一、十日内完成现场勘界，书面告知双方结果。\n".repeat(90) + "https://example.gov.cn/" + "a".repeat(200);
        try (PrintedPages pages =
                print("order-long", "order", OrderExamples.order(demand, null), "督办单", "DB2026-0002", true)) {
            assertThat(pages.document().getNumberOfPages()).isGreaterThan(2);
            assertThat(pages.textOf(1)).contains("未签发，仅供核对");
        }
    }

    @Test
    void minutesHaveTheirWordsAndTables() throws Exception {
        MinutesSheet sheet = minutes(12, new MinutesSheet.Signature("程志远", "总召集人", null, "2026年8月27日"));
        try (PrintedPages pages = print("minutes", "minutes", sheet, "信访联席会议纪要", "LX2026-08", false)) {
            assertThat(pages.text())
                    .contains("一、到会情况", "附表一", "零报告", "未报告", "合计", "附表二", "思想工作：", "附表三", "下发督办单")
                    .contains("总召集人（签字）");
            int last = pages.document().getNumberOfPages();
            assertThat(pages.textOf(last)).contains("逾期的期限");
        }
    }

    @Test
    void minutesOfAnEmptyMeetingHaveNoEmptyTables() throws Exception {
        MinutesSheet empty = new MinutesSheet(
                ISSUER,
                "LX2026-09",
                List.of(new Line(Level.TITLE, "纪要"), new Line(Level.TEXT, "没有事项。")),
                List.of(),
                null,
                List.of(),
                List.of(),
                "0".repeat(64),
                null);
        try (PrintedPages pages = print("minutes-empty", "minutes", empty, "信访联席会议纪要", "LX2026-09", true)) {
            assertThat(pages.text()).contains("没有事项。").doesNotContain("附表");
            assertThat(pages.document().getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aNoticeTellsTimePlaceAndWhatToBring() throws Exception {
        NoticeSheet sheet = new NoticeSheet(
                ISSUER,
                "LX2026-08",
                true,
                null,
                "2026年8月26日（星期三）09:00",
                "2026年8月25日（星期二）17:00",
                "镇政府二楼会议室",
                IntStream.range(0, 24)
                        .mapToObj(i -> i % 5 == 0 ? "𠮷㐂䶮" : "贺明辉")
                        .toList(),
                null,
                LocalDate.of(2026, 8, 20));
        try (PrintedPages pages =
                print("meeting-notice", "meeting-notice", sheet, "关于召开信访联席会议的通知", "LX2026-08", false)) {
            assertThat(pages.text()).contains("镇政府二楼会议室", "2026年8月25日（星期二）17:00", "全部矛盾纠纷", "零报告", "盖章处", "𠮷㐂䶮");
        }
    }

    private static PrintedPages print(
            String name, String template, Object sheet, String title, String number, boolean draft) throws Exception {
        Printed printed = PRESS.print(
                new Blank(template, Map.of("sheet", sheet), title, number, draft ? null : "ABCD2345EFGH6789", draft));
        PrintedPages pages = PrintedPages.of(name, printed);
        assertThat(pages.beyondTheMargin()).isEmpty();
        assertThat(pages.violations()).isEmpty();
        assertThat(printed.missing()).isEmpty();
        return pages;
    }

    private static MinutesSheet minutes(int cases, MinutesSheet.Signature signature) {
        MeetingFile.Decision lead = new MeetingFile.Decision(
                "LEAD",
                "包案",
                "leader-1",
                "贺明辉",
                List.of("unit-land", "unit-civil"),
                List.of("汪海涛", "段丽华"),
                "现场勘界，十日内书面告知双方；困难家庭申请临时救助。",
                LocalDate.of(2026, 9, 15),
                "贺明辉",
                "贺明辉",
                "欧阳雪",
                "贺明辉",
                null,
                Instant.parse("2026-08-26T02:00:00Z"));
        List<MeetingFile.HardItem> hard = IntStream.rangeClosed(1, cases)
                .mapToObj(i -> new MeetingFile.HardItem(
                        i,
                        "XF2026-%06d".formatted(i),
                        "宅基地边界争议第%d件".formatted(i),
                        "东片管区",
                        "自然资源所",
                        "管区上报",
                        "双方各执一词。",
                        0,
                        i == 3 ? null : lead,
                        null,
                        null,
                        null))
                .toList();
        List<MeetingFile.LateItem> late = List.of(new MeetingFile.LateItem(
                1,
                "XF2026-000128",
                "村口道路破损",
                "东片管区",
                "自然资源所",
                "落实包案",
                LocalDate.of(2026, 8, 10),
                "贺明辉",
                null,
                null,
                0,
                OverdueMeasure.ORDER,
                "下发督办单",
                "务必于月底前办结",
                Instant.parse("2026-08-26T02:00:00Z"),
                null));
        List<Line> lines = List.of(
                new Line(Level.TITLE, "信访联席会议纪要"),
                new Line(Level.TEXT, "编号：LX2026-08"),
                new Line(Level.TEXT, "时间：2026年8月26日 09:00"),
                new Line(Level.PART, "一、到会情况"),
                new Line(Level.TEXT, "到会3人：程志远、贺明辉、欧阳雪。"),
                new Line(Level.TEXT, "缺席0人。"),
                new Line(Level.PART, "二、上次议定事项落实情况"),
                new Line(Level.TEXT, "没有需要检查的议定事项。"),
                new Line(Level.PART, "三、各管区报告"),
                new Line(Level.TEXT, "东片管区：排查12件，化解9件，在办3件，疑难1件。台账同期新收8件、办结6件、在办5件。"),
                new Line(Level.PART, "四、疑难问题"),
                new Line(Level.TEXT, "1. XF2026-000001（宅基地边界争议，东片管区，管区上报）。疑难情况：双方各执一词。决定：包案。"));
        List<Report> reports = List.of(
                new Report("东片管区", "已报告", 12, 9, 3, 1),
                new Report("西片管区", "零报告", 0, 0, 0, 0),
                new Report("南片管区", "未报告", null, null, null, null));
        return new MinutesSheet(
                ISSUER,
                "LX2026-08",
                lines,
                reports,
                new Report("合计", "2个管区", 12, 9, 3, 1),
                hard,
                late,
                "ab".repeat(32),
                signature);
    }
}
