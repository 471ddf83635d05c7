package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Withdrawals;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The ways of taking a petition up, from registration to whoever has it then. Everything is received on 2026-08-03, a Monday. */
@DeskTest
class DispositionIT {

    private static final String REGISTER = "UserTask_Register";
    private static final String CONFIRM = "UserTask_ConfirmDisposition";
    private static final String RECEIVE = "UserTask_ReceiveAssignment";
    private static final String RULE = "UserTask_RuleOnObjection";
    private static final Map<String, Object> APPROVE = Map.of("approval", "APPROVE");
    private static final Map<String, Object> OBJECT = Map.of("receipt", "OBJECT", "objectionReason", "道路由城建办管护。");

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aTransferIsConfirmedTakenOverAndHandledWithinSixtyDaysFromThen() {
        PetitionStory claim = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")))
                .hasStatus("RECEIVED")
                .waitsAt(CONFIRM)
                .completes("office", CONFIRM, APPROVE)
                .hasStatus("TRANSFERRED")
                .waitsAt(RECEIVE);
        assertThat(dueOn(claim, LimitKind.OBJECT)).isEqualTo("2026-08-10");
        assertThat(dueOn(claim, LimitKind.NOTIFY)).isEqualTo("2026-08-18");
        assertThat(process.openTasks(claim.number())).singleElement().satisfies(task -> {
            assertThat(task.groups()).containsExactly("unit-land");
            assertThat(task.dueAt()).isEqualTo(Instant.parse("2026-08-10T15:59:59Z"));
        });
        assertThat(claim.letters("transferred")).singleElement().asString().contains("2026年8月18日");

        claim.at("2026-08-05T09:00")
                .completes("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
        assertThat(dueOn(claim, LimitKind.HANDLE)).isEqualTo("2026-10-08");
        assertThat(limits.running(claim.number())).extracting(TimeLimit::kind).containsExactly(LimitKind.HANDLE);
        assertThat(claim.toldPetitioner()).containsExactly("receipt", "transferred", "accepted");
        claim.drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land")
                .hasStatus("REVISIT");
    }

    @Test
    void anAssignedClaimGoesByTheDayThatWasSet() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "ASSIGN", Map.of("responsibleUnit", "land", "dueOn", "2026-08-31")))
                .completes("office", CONFIRM, APPROVE)
                .completes("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"));
        assertThat(process.openTasks(claim.number()))
                .extracting(PetitionProcess.OpenTask::dueAt)
                .containsExactly(Instant.parse("2026-08-31T15:59:59Z"));
        assertThat(limits.running(claim.number()))
                .extracting(TimeLimit::kind)
                .containsExactly(LimitKind.ASSIGNED, LimitKind.HANDLE);
        claim.drafted("unit-land", "SUPPORT").signed("head-land");
        assertThat(limits.running(claim.number())).isEmpty();
    }

    @Test
    void theOfficeSendsAProposalBackWithItsReason() {
        PetitionStory claim = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")));
        assertThatThrownBy(() -> claim.completes("office", CONFIRM, Map.of("approval", "RETURN")))
                .hasMessageContaining("comment");
        claim.completes("office", CONFIRM, Map.of("approval", "RETURN", "comment", "属于民政办职责。"))
                .waitsAt(REGISTER)
                .hasStatus("RECEIVED");
        assertThat(office.sees("registrar", claim.number(), REGISTER).get("returnText"))
                .asString()
                .contains("属于民政办职责。");
        claim.completes("registrar", REGISTER, registration("CLAIM", "ACCEPT", Map.of("responsibleUnit", "civil")))
                .hasStatus("HANDLING");
        assertThat(claim.letters("transferred")).isEmpty();
    }

    @Test
    void anObjectionIsRuledOnAndASecondOneNotByTheOfficeAlone() {
        PetitionStory claim = transferredToLand();
        assertThatThrownBy(() -> claim.completes("unit-land", RECEIVE, Map.of("receipt", "OBJECT")))
                .hasMessageContaining("objectionReason");
        claim.completes("unit-land", RECEIVE, OBJECT).waitsAt(RULE);
        assertThat(office.sees("office", claim.number(), RULE).get("objectionText"))
                .asString()
                .contains("道路由城建办管护。");
        assertThatThrownBy(() -> claim.completes("office", RULE, Map.of("ruling", "UPHOLD")))
                .hasMessageContaining("responsibleUnit");
        assertThatThrownBy(() -> claim.completes("office", RULE, Map.of("ruling", "UPHOLD", "responsibleUnit", "land")))
                .hasMessageContaining("已经提出过异议");
        claim.completes("office", RULE, Map.of("ruling", "UPHOLD", "responsibleUnit", "civil"))
                .waitsAt(RECEIVE)
                .hasStatus("TRANSFERRED");
        assertThat(process.openTasks(claim.number()))
                .flatExtracting(PetitionProcess.OpenTask::groups)
                .containsExactly("unit-civil");
        claim.completes("unit-civil", RECEIVE, OBJECT);
        Map<String, Object> overrule = Map.of("ruling", "OVERRULE", "comment", "按三定方案由民政办办理。");
        assertThatThrownBy(() -> claim.completes("office", RULE, overrule)).hasMessageContaining("authority");
        claim.completes(
                        "office",
                        RULE,
                        Map.of("ruling", "OVERRULE", "authority", "SUPERIOR", "comment", "按三定方案由民政办办理。"))
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
        assertThat(claim.letters("transferred")).hasSize(2);
        assertThat(claim.letters("accepted")).hasSize(1);
        assertThat(claim.events())
                .containsSubsequence(
                        "CONFIRMED",
                        "TRANSFERRED",
                        "OBJECTED",
                        "RULED",
                        "TRANSFERRED",
                        "OBJECTED",
                        "RULED",
                        "ACCEPTED");
    }

    @Test
    void afterFiveWorkingDaysNoObjectionIsHeardAnyMore() {
        PetitionStory claim = transferredToLand();
        claim.at("2026-08-11T00:01").runs("TimerEvent_ReceiveOverdue");
        assertThatThrownBy(() -> claim.completes("unit-land", RECEIVE, OBJECT))
                .hasMessageContaining("5个工作日")
                .hasMessageContaining("receipt");
        claim.waitsAt(RECEIVE)
                .completes("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))
                .hasStatus("HANDLING");
    }

    @Test
    void aClaimOfAnotherProcedureIsGuidedThereWithAddressAndLimit() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "GUIDE", Map.of("channelRoute", 2, "channelBody", "县劳动人事争议仲裁院（县政务中心三楼）")))
                .completes("office", CONFIRM, APPROVE)
                .hasStatus("GUIDED")
                .isOver("EndEvent_Guided");
        assertThat(claim.letters("guided"))
                .singleElement()
                .asString()
                .contains("仲裁", "县政务中心三楼", "一年（《劳动争议调解仲裁法》第二十七条）");
        assertThat(limits.running(claim.number())).isEmpty();
        assertThatThrownBy(() -> received("SUGGESTION")
                        .completes(
                                "registrar",
                                REGISTER,
                                registration("SUGGESTION", "GUIDE", Map.of("channelRoute", "1"))))
                .hasMessageContaining("disposition");
        for (Object route : List.of("0", 6)) {
            assertThatThrownBy(() -> received("CLAIM")
                            .completes(
                                    "registrar",
                                    REGISTER,
                                    registration("CLAIM", "GUIDE", Map.of("channelRoute", route))))
                    .hasMessageContaining("channelRoute");
        }
    }

    @Test
    void aMergedPetitionIsLinkedAndItsPetitionerHearsTheAnswerToo() {
        PetitionStory main = received("CLAIM").acceptedFor("land");
        PetitionStory again = received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", main.number())))
                .completes("office", CONFIRM, APPROVE)
                .hasStatus("MERGED")
                .isOver("EndEvent_Merged");
        PetitionStory third = received("CLAIM");
        assertThatThrownBy(() -> third.completes(
                        "registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", again.number()))))
                .hasMessageContaining("mergeInto")
                .hasMessageContaining("已并案");
        assertThat(again.letters("merged")).singleElement().asString().contains(main.number());
        assertThat(jdbc.sql("""
                        select decision from petition_link where repeat_number = :again and original_number = :main""")
                        .param("again", again.number())
                        .param("main", main.number())
                        .query(String.class)
                        .list())
                .containsExactly("CONFIRMED");

        main.drafted("unit-land", "EXPLAIN").signed("head-land").servedToday("unit-land");
        assertThat(again.letters("answered-with")).singleElement().asString().contains(main.number(), "解释说明");
        assertThat(again.publicTexts()).last().asString().contains(main.number(), "已答复");
    }

    @Test
    void nothingIsMergedIntoItselfIntoNothingIntoALaterOneOrIntoAnAccusation() {
        PetitionStory claim = received("CLAIM");
        PetitionStory accusation = received("ACCUSATION");
        clock.setTo("2026-08-04T09:00");
        String later = received("CLAIM").number();
        clock.setTo("2026-08-05T09:00");
        for (String into : List.of(claim.number(), accusation.number(), later, "XF2026-999999")) {
            assertThatThrownBy(() -> claim.completes(
                            "registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", into))))
                    .hasMessageContaining("mergeInto");
        }
        assertThatThrownBy(() -> claim.completes("registrar", REGISTER, registration("CLAIM", "MERGE", Map.of())))
                .hasMessageContaining("mergeInto");
        claim.waitsAt(REGISTER).hasStatus("RECEIVED");
        assertThat(claim.events()).doesNotContain("REGISTERED");
    }

    @Test
    void nobodyIsMergedIntoWhatBringsHimNoAnswer() {
        PetitionStory waiting = received("CLAIM");
        PetitionStory answered = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land");
        PetitionStory claim = received("CLAIM");
        for (PetitionStory main : List.of(waiting, answered)) {
            assertThatThrownBy(() -> claim.completes(
                            "registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", main.number()))))
                    .hasMessageContaining("mergeInto")
                    .hasMessageContaining("得不到答复");
        }
        PetitionStory main = received("CLAIM").acceptedFor("land");
        received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "MERGE", Map.of("mergeInto", main.number())))
                .completes("office", CONFIRM, APPROVE);
        assertThatThrownBy(() -> withdrawals.withdraw(main.number(), null, "registrar"))
                .hasMessageContaining("并入本件");
        main.hasStatus("HANDLING").waitsAt("UserTask_Handle");
    }

    @Test
    void whatIsPendingWithinItsLimitIsRefusedWithWhereItLiesAndWhenItIsDue() {
        PetitionStory pending = received("CLAIM").acceptedFor("land");
        PetitionStory again = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", pending.number())))
                .completes("office", CONFIRM, APPROVE)
                .hasStatus("REFUSED")
                .isOver("EndEvent_Refused");
        assertThat(again.letters("refused")).singleElement().asString().contains(pending.number(), "2026年10月8日");

        PetitionStory elsewhere = received("CLAIM");
        assertThatThrownBy(() ->
                        elsewhere.completes("registrar", REGISTER, registration("CLAIM", "REFUSE_PENDING", Map.of())))
                .hasMessageContaining("dueOn")
                .hasMessageContaining("mergeInto");
        elsewhere
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("dueOn", "2026-09-01", "channelBody", "县自然资源局")))
                .completes("office", CONFIRM, APPROVE)
                .hasStatus("REFUSED");
        assertThat(elsewhere.letters("refused")).singleElement().asString().contains("由县自然资源局办理，期限至2026年9月1日");
    }

    @Test
    void nothingButTheTwoGroundsLetsAPetitionBeRefused() {
        PetitionStory late = received("CLAIM").acceptedFor("land");
        PetitionStory registered = received("CLAIM");
        clock.setTo("2026-10-12T09:00");
        PetitionStory claim = received("CLAIM");
        assertThatThrownBy(() -> claim.completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", late.number()))))
                .as("its limit is over")
                .hasMessageContaining("第十九条");
        assertThatThrownBy(() -> claim.completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", registered.number()))))
                .as("nobody handles it")
                .hasMessageContaining("第十九条");
        assertThatThrownBy(() -> claim.completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_FINAL", Map.of("mergeInto", late.number()))))
                .as("it was not reviewed")
                .hasMessageContaining("第三十六条");
        assertThatThrownBy(() -> claim.completes(
                        "registrar",
                        REGISTER,
                        Map.of("kind", "CLAIM", "category", "C03", "disposition", "REFUSE_FINAL")))
                .hasMessageContaining("dispositionReason");
        assertThatThrownBy(
                        () -> claim.completes("registrar", REGISTER, registration("CLAIM", "REFUSE_FINAL", Map.of())))
                .as("nothing says where it was over")
                .hasMessageContaining("第三十六条");
        assertThatThrownBy(() -> received("DISPUTE")
                        .completes(
                                "registrar",
                                REGISTER,
                                registration("DISPUTE", "REFUSE_PENDING", Map.of("dueOn", "2026-12-01"))))
                .hasMessageContaining("disposition");
        claim.waitsAt(REGISTER);
    }

    @Test
    void whatPassedMeanwhileIsNotConfirmedAnyMore() {
        PetitionStory pending = received("CLAIM").acceptedFor("land");
        PetitionStory again = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "REFUSE_PENDING", Map.of("mergeInto", pending.number())));
        pending.drafted("unit-land", "SUPPORT").signed("head-land");
        assertThatThrownBy(() -> again.completes("office", CONFIRM, APPROVE))
                .hasMessageContaining("approval")
                .hasMessageContaining("请退回登记员");
        again.waitsAt(CONFIRM).completes("office", CONFIRM, Map.of("approval", "RETURN", "comment", "已经答复。"));
    }

    @Test
    void theSimpleProcedureHasItsOwnLimitsAndExclusions() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "ACCEPT_SIMPLE", Map.of("responsibleUnit", "land")))
                .hasStatus("HANDLING");
        assertThat(dueOn(claim, LimitKind.HANDLE_SIMPLE)).isEqualTo("2026-08-17");
        assertThat(limits.newest(LimitKind.REGISTER_SIMPLE, claim.number())
                        .orElseThrow()
                        .dueOn())
                .isEqualTo("2026-08-06");
        claim.drafted("unit-land", "SUPPORT").signed("head-land");
        assertThat(limits.running(claim.number())).isEmpty();
        assertThatThrownBy(() -> received("SUGGESTION")
                        .completes(
                                "registrar",
                                REGISTER,
                                registration("SUGGESTION", "ACCEPT_SIMPLE", Map.of("responsibleUnit", "land"))))
                .hasMessageContaining("disposition");
        clock.setTo("2026-08-03T09:00");
        PetitionStory slow = received("CLAIM").at("2026-08-07T09:00");
        assertThatThrownBy(() -> slow.completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "ACCEPT_SIMPLE", Map.of("responsibleUnit", "land"))))
                .hasMessageContaining("3个工作日");
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSFER, responsibleUnit",
        "ASSIGN, dueOn",
        "ASSIGN, responsibleUnit",
        "GUIDE, channelRoute",
        "MERGE, mergeInto"
    })
    void aRouteWithoutWhatItNeedsIsRefusedAndNothingIsWritten(String disposition, String field) {
        PetitionStory claim = received("CLAIM");
        assertThatThrownBy(() -> claim.completes("registrar", REGISTER, registration("CLAIM", disposition, Map.of())))
                .hasMessageContaining(field);
        claim.waitsAt(REGISTER).hasStatus("RECEIVED");
        assertThat(jdbc.sql("select count(*) from registration where petition_number = :number")
                        .param("number", claim.number())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-03", "2026-08-02", "2026-10-09"})
    void theDayOfAnAssignmentLiesBeforeUsAndWithinTheLegalLimit(LocalDate day) {
        PetitionStory claim = received("CLAIM");
        assertThatThrownBy(() -> claim.completes(
                        "registrar",
                        REGISTER,
                        registration("CLAIM", "ASSIGN", Map.of("responsibleUnit", "land", "dueOn", day.toString()))))
                .hasMessageContaining("dueOn");
    }

    private PetitionStory transferredToLand() {
        return received("CLAIM")
                .completes("registrar", REGISTER, registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")))
                .completes("office", CONFIRM, APPROVE);
    }

    private LocalDate dueOn(PetitionStory story, LimitKind kind) {
        return limits.newest(kind, story.number()).orElseThrow().dueOn();
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
