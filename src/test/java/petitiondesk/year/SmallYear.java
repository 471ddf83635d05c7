package petitiondesk.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import petitiondesk.outside.Finding;
import petitiondesk.year.YearRegister.Case;
import petitiondesk.year.YearRegister.HardDecision;
import petitiondesk.year.YearRegister.Item;
import petitiondesk.year.YearRegister.LateDecision;
import petitiondesk.year.YearRegister.Meeting;
import petitiondesk.year.YearRegister.Order;
import petitiondesk.year.YearRegister.Period;
import petitiondesk.year.YearRegister.Report;
import petitiondesk.year.YearRegister.Revisit;

/**
 * Two meetings, a claim that is led, late and ordered, and a dispute that is settled: a journal with the register that
 * belongs to it. Lists are open for faults to be planted.
 */
final class SmallYear {

    static final String CLAIM = "XF2027-000001";
    static final String DISPUTE = "XF2027-000002";
    static final String ORDER = "DB2027-0001";
    static final String JANUARY = "LX2027-01";
    static final String FEBRUARY = "LX2027-02";

    final List<Deed> journal = new ArrayList<>();
    final List<Case> cases = new ArrayList<>();
    final List<Meeting> meetings = new ArrayList<>();
    final List<Item> items = new ArrayList<>();
    final List<HardDecision> hardDecisions = new ArrayList<>();
    final List<LateDecision> lateDecisions = new ArrayList<>();
    final List<Report> reports = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Revisit> revisits = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();

    SmallYear() {
        petitions();
        january();
        february();
    }

    List<Finding> check() {
        return YearCheck.check(
                journal,
                new YearRegister(
                        cases, meetings, items, hardDecisions, lateDecisions, reports, orders, revisits, periods),
                at("2027-02-26T12:00"));
    }

    /** The minutes of February, with what was said replaced by something else, and signed like that. */
    void minutes(String said, String instead) {
        Meeting held = meetings.get(1);
        if (!held.text().contains(said)) {
            throw new IllegalArgumentException("the minutes do not say " + said);
        }
        String text = held.text().replace(said, instead);
        String sha256 = YearCheck.sha256(text);
        meetings.set(1, meeting(FEBRUARY, "2027-02-26", "north", text, sha256, sha256));
    }

    /** The text of February without a new signature. */
    void changeSignedMinutes() {
        Meeting held = meetings.get(1);
        meetings.set(1, meeting(FEBRUARY, "2027-02-26", "north", held.text() + "\n", held.sha256(), held.sha256()));
    }

    private void petitions() {
        takenIn(CLAIM, "CLAIM", "2027-01-04T09:01");
        takenIn(DISPUTE, "DISPUTE", "2027-01-04T09:02");
        deed("2027-01-20T09:00", "unit-land", CLAIM, "UserTask_Handle", null, Map.of("outcome", "HARD"));
        deed("2027-01-20T09:01", "district-east", DISPUTE, "UserTask_Handle", null, Map.of("outcome", "RESOLVED"));
        deed("2027-02-22T09:00", "office", DISPUTE, "UserTask_Revisit", null, Map.of("revisitResult", "CONFIRMED"));
        cases.add(new Case(CLAIM, "LED", "east", at("2027-01-04T09:01"), null, false));
        cases.add(new Case(DISPUTE, "ARCHIVED", "east", at("2027-01-04T09:02"), at("2027-02-22T09:00"), false));
        revisits.add(new Revisit(DISPUTE, 0, 1, "CONFIRMED", "office", at("2027-02-22T09:00")));
    }

    private void takenIn(String number, String kind, String time) {
        journal.add(new Deed(
                at(time),
                "registrar",
                "counter",
                Deed.TAKE_IN,
                null,
                Map.of("kind", kind),
                201,
                "{\"number\":\"" + number + "\"}"));
        deed(time, "registrar", number, "UserTask_Register", null, Map.of("kind", kind));
    }

    private void january() {
        for (String district : List.of("east", "west", "south", "north")) {
            report(JANUARY, district, "2027-01-20T10:00", "2027-01-01T00:00", district.equals("east") ? 2 : 0, 0);
        }
        sits(JANUARY, "2027-01-26");
        items.add(new Item(JANUARY, CLAIM, "HARD"));
        Map<String, Object> lead = Map.of("decision", "LEAD", "leader", "leader-1", "dueOn", "2027-02-16");
        deed("2027-01-26T10:10", "office", JANUARY, "UserTask_DecideCase", CLAIM, lead);
        hardDecisions.add(new HardDecision(
                JANUARY, CLAIM, "LEAD", "leader-1", LocalDate.of(2027, 2, 16), at("2027-01-26T10:10")));
        signed(JANUARY, "2027-01-26", """
                信访联席会议纪要
                一、到会情况
                到会20人：程志远。
                缺席1人：邱大勇。

                二、上次议定事项落实情况
                没有需要检查的议定事项。

                三、各管区报告
                东片管区：排查2件，化解0件，在办2件，疑难0件。台账同期新收2件、办结0件、在办2件。
                西片管区：零报告。
                南片管区：零报告。
                北片管区：零报告。
                合计：4个管区报告，排查2件，化解0件，在办2件。

                四、疑难问题
                1. XF2027-000001（宅基地界线，东片管区，承办人提交）。疑难情况：两户不让。决定：包案。包案领导贺明辉；办案人员汪海涛；工作措施：勘界；办结时限2027年2月16日。

                五、逾期事项
                会议召开时没有逾期事项。

                六、下次会议
                """, "");
    }

    private void february() {
        report(FEBRUARY, "east", "2027-02-22T10:00", "2027-01-26T09:30", 5, 1);
        report(FEBRUARY, "west", "2027-02-22T10:01", "2027-01-26T09:30", 0, 0);
        report(FEBRUARY, "south", "2027-02-22T10:02", "2027-01-26T09:30", 0, 0);
        sits(FEBRUARY, "2027-02-26");
        items.add(new Item(FEBRUARY, CLAIM, "OVERDUE"));
        deed("2027-02-26T10:10", "office", FEBRUARY, "UserTask_DecideOverdue", CLAIM, Map.of("measure", "ORDER"));
        lateDecisions.add(new LateDecision(FEBRUARY, CLAIM, "ORDER", at("2027-02-26T10:10")));
        deed("2027-02-26T10:50", "convener", ORDER, Deed.SIGN_ORDER, null, Map.of("pin", "x"));
        orders.add(order("convener", "CONVENER", "2027-02-26T10:50"));
        signed(FEBRUARY, "2027-02-26", """
                信访联席会议纪要
                一、到会情况
                到会20人：程志远。
                缺席1人：邱大勇。

                二、上次议定事项落实情况
                1. XF2027-000001（宅基地界线）：LX2027-01议定包案（四定四包），办结时限2027年2月16日。现状：包案办理中，已逾期。

                三、各管区报告
                东片管区：排查5件，化解1件，在办4件，疑难0件。台账同期新收0件、办结1件、在办1件。
                西片管区：零报告。
                南片管区：零报告。
                截止时未报告的管区：北片管区。
                合计：3个管区报告，排查5件，化解1件，在办4件。

                四、疑难问题
                没有疑难问题。

                五、逾期事项
                1. XF2027-000001（宅基地界线，东片管区，包案领导贺明辉）：落实包案的期限2027年2月16日已过。决定：下发督办单。
                议定下发督办单1件。

                六、下次会议
                """, "north");
    }

    Order order(String signer, String capacity, String signedAt) {
        return new Order(
                ORDER,
                CLAIM,
                FEBRUARY,
                "ORDER",
                at("2027-02-26T10:10"),
                "ANSWERING",
                at("2027-02-26T10:40"),
                signer,
                signedAt == null ? null : at(signedAt),
                capacity,
                null,
                "督办单",
                YearCheck.sha256("督办单"),
                at("2027-02-26T10:51"),
                null,
                null);
    }

    private void report(String meeting, String district, String time, String since, int screened, int resolved) {
        int open = screened - resolved;
        deed(
                time,
                "district-" + district,
                meeting,
                "UserTask_ReportDistrict",
                district,
                Map.of("screened", screened, "resolved", resolved, "open", open));
        boolean east = district.equals("east");
        boolean first = meeting.equals(JANUARY);
        reports.add(new Report(
                meeting,
                district,
                screened,
                resolved,
                open,
                at(since),
                east && first ? 2 : 0,
                east && !first ? 1 : 0,
                east ? first ? 2 : 1 : 0,
                0,
                at(time)));
    }

    private void sits(String number, String day) {
        deed(day + "T09:30", "office", number, "UserTask_FreezeAgenda", null, Map.of());
        deed(day + "T10:00", "office", number, "UserTask_OpenMeeting", null, Map.of());
    }

    private void signed(String number, String day, String text, String missing) {
        deed(day + "T10:20", "office", number, "UserTask_DraftMinutes", null, Map.of());
        deed(day + "T10:30", "convener", number, Deed.SIGN_MINUTES, null, Map.of("pin", "x"));
        String sha256 = YearCheck.sha256(text);
        meetings.add(meeting(number, day, missing, text, sha256, sha256));
    }

    static Meeting meeting(String number, String day, String missing, String text, String sha256, String signedSha256) {
        return new Meeting(
                number,
                1,
                "SIGNED",
                at(day + "T09:30"),
                missing,
                at(day + "T10:00"),
                20,
                1,
                true,
                text,
                sha256,
                at(day + "T10:20"),
                signedSha256,
                "convener",
                at(day + "T10:30"));
    }

    void deed(String time, String user, String subject, String step, String item, Map<String, Object> values) {
        journal.add(new Deed(at(time), user, subject, step, item, values, 204, ""));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Desk.ZONE).toInstant();
    }
}
