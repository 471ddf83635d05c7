package petitiondesk.chaos;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import petitiondesk.advice.IssuingAdvice;
import petitiondesk.petition.CaseReversals;
import petitiondesk.petition.CaseTurns;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Reviews;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Brings one petition to each place of the course. */
final class EachPlace {

    private final Office office;
    private final Reviews reviews;
    private final CaseTurns turns;
    private final CaseReversals reversals;
    private final IssuingAdvice advice;
    private final MovableClock clock;

    EachPlace(
            Office office,
            Reviews reviews,
            CaseTurns turns,
            CaseReversals reversals,
            IssuingAdvice advice,
            MovableClock clock) {
        this.office = office;
        this.reviews = reviews;
        this.turns = turns;
        this.reversals = reversals;
        this.advice = advice;
        this.clock = clock;
    }

    /** Their numbers, by the place. */
    Map<String, String> numbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("RECEIVED", office.receives(Office.aPetition("CLAIM")));
        numbers.put("HANDLING", accepted("CLAIM"));
        numbers.put("SIGN", drafted("CLAIM"));
        numbers.put("SERVE", signed("CLAIM"));
        numbers.put("REVISIT", served("CLAIM"));
        String revisited = served("CLAIM");
        revisit(revisited);
        numbers.put("SERVED", revisited);
        String reviewed = served("CLAIM");
        reviews.request(reviewed, LocalDate.now(clock), "不服处理意见", "office");
        numbers.put("REVIEW", reviewed);
        String finallyReviewed = served("CLAIM");
        reviews.request(finallyReviewed, LocalDate.now(clock), "不服处理意见", "office");
        String today = LocalDate.now(clock).toString();
        office.completes(
                "office",
                finallyReviewed,
                "UserTask_RecordReview",
                Map.of("reviewDecision", "UPHOLD", "decidedOn", today, "servedOn", today));
        reviews.request(finallyReviewed, LocalDate.now(clock), "不服复查意见", "office");
        numbers.put("FINAL_REVIEW", finallyReviewed);
        numbers.put("CLOSED", served("SUGGESTION"));
        String archived = served("SUGGESTION");
        office.runJob(archived, "ServiceTask_Archive");
        numbers.put("ARCHIVED", archived);
        String dispute = accepted("DISPUTE");
        office.completes("district-east", dispute, "UserTask_Handle", Map.of("outcome", "RESOLVED", "agreement", "和解"));
        numbers.put("DISPUTE", dispute);
        String accusation = office.receives(Office.aPetition("ACCUSATION"));
        office.completes(
                "discipline",
                accusation,
                "UserTask_Register",
                Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
        numbers.put("DISCIPLINE", accusation);
        numbers.put("PROPOSED", registered("TRANSFER", Map.of("responsibleUnit", "land")));
        String transferred = registered("TRANSFER", Map.of("responsibleUnit", "land"));
        confirm(transferred);
        numbers.put("TRANSFERRED", transferred);
        String objected = registered("TRANSFER", Map.of("responsibleUnit", "land"));
        confirm(objected);
        office.completes(
                "unit-land",
                objected,
                "UserTask_ReceiveAssignment",
                Map.of("receipt", "OBJECT", "objectionReason", "不属于职责范围。"));
        numbers.put("OBJECTED", objected);
        String guided = registered("GUIDE", Map.of("channelRoute", 1, "channelBody", "县人民法院"));
        confirm(guided);
        numbers.put("GUIDED", guided);
        String hard = accepted("CLAIM");
        office.completes("unit-land", hard, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "双方各执一词。"));
        numbers.put("HARD", hard);
        String withdrawn = accepted("CLAIM");
        turns.withdraw(withdrawn, "已经修好。", office.user("registrar"));
        numbers.put("WITHDRAWN", withdrawn);
        String reopened = accepted("CLAIM");
        turns.withdraw(reopened, "已经修好。", office.user("registrar"));
        reversals.reopen(reopened, "又塌了。", "land", office.user("office"));
        numbers.put("REOPENED", reopened);
        String corrected = accepted("CLAIM");
        reversals.correct(corrected, "选错了单位。", office.user("office"));
        numbers.put("CORRECTED", corrected);
        String heard = accepted("CLAIM");
        turns.callHearing(heard, LocalDate.now(clock).plusDays(3) + "T09:00", "二楼会议室", "说法不一。", office.user("office"));
        numbers.put("HEARING", heard);
        numbers.put(
                "ADVICE",
                advice.issue(
                        new IssuingAdvice.NewAdvice("IMPROVE", "land", "公示不及时", "多人反映。", "请及时公示。", List.of()),
                        office.user("office")));
        return numbers;
    }

    private String registered(String disposition, Map<String, Object> way) {
        String number = office.receives(Office.aPetition("CLAIM"));
        Map<String, Object> values = new LinkedHashMap<>(way);
        values.putAll(
                Map.of("kind", "CLAIM", "category", "C03", "district", "east", "dispositionReason", "由有权处理的机关、单位办理。"));
        values.put("disposition", disposition);
        office.completes("registrar", number, "UserTask_Register", values);
        return number;
    }

    private void confirm(String number) {
        office.completes("office", number, "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
    }

    private String accepted(String kind) {
        IntakeForm form = Office.aPetition(kind);
        String number = office.receives(form);
        boolean dispute = kind.equals("DISPUTE");
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind",
                        kind,
                        "category",
                        dispute ? "D02" : "C03",
                        "district",
                        "east",
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        dispute ? "east" : "land"));
        return number;
    }

    private String drafted(String kind) {
        String number = accepted(kind);
        Map<String, Object> draft = kind.equals("SUGGESTION")
                ? Map.of("outcome", "RESOLVED", "conclusion", "ADOPTED", "opinion", "已采纳")
                : Map.of(
                        "outcome", "RESOLVED",
                        "conclusion", "SUPPORT",
                        "findings", "属实",
                        "opinion", "予以支持",
                        "legalBasis", "《信访工作条例》第三十二条",
                        "closingSolved", "已修复",
                        "closingExplained", "不适用",
                        "closingHelped", "不适用",
                        "closingLawful", "不适用");
        office.completes("unit-land", number, "UserTask_Handle", draft);
        return number;
    }

    private String signed(String kind) {
        String number = drafted(kind);
        office.completes("head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        return number;
    }

    private String served(String kind) {
        String number = signed(kind);
        office.completes(
                "unit-land",
                number,
                "UserTask_RecordService",
                Map.of(
                        "serviceMethod", "POST",
                        "servedOn", LocalDate.now(clock).toString(),
                        "serviceResult", "SIGNED"));
        return number;
    }

    private void revisit(String number) {
        office.completes(
                "office",
                number,
                "UserTask_Revisit",
                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
    }
}
