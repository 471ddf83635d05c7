package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.petition.Intake.Receipt;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The register on the database that it will live in: numbers, idempotency keys, and what can never be changed. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterIT {

    private static final int CALLERS = 8;

    @Autowired
    private Intake intake;

    @Autowired
    private Office office;

    @Autowired
    private Reviews reviews;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void theNumbersOfAYearHaveNoGapHoweverManyRegisterAtOnce() throws Exception {
        int last = lastNumber();
        List<String> numbers = atOnce(() -> {
                    List<String> taken = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        taken.add(intake.register(aPetition("CLAIM"), "registrar", null)
                                .number());
                    }
                    return taken;
                })
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(last + 1, last + CALLERS * 5)
                        .mapToObj("XF2026-%06d"::formatted)
                        .toList());
    }

    @Test
    void everyYearCountsFromOne() {
        clock.setTo("2031-01-01T00:00");
        assertThat(office.receives(aPetition("CLAIM"))).isEqualTo("XF2031-000001");
        assertThat(office.receives(aPetition("CLAIM"))).isEqualTo("XF2031-000002");
        clock.setTo("2030-12-31T23:59");
        assertThat(office.receives(aPetition("CLAIM"))).isEqualTo("XF2030-000001");
    }

    @Test
    void aKeySentEightTimesAtOnceRegistersOnePetition() throws Exception {
        int last = lastNumber();
        String key = UUID.randomUUID().toString();
        List<Receipt> receipts = atOnce(() -> intake.register(aPetition("CLAIM"), null, key));
        assertThat(receipts).hasSize(CALLERS);
        assertThat(receipts.stream().distinct()).hasSize(1);
        assertThat(receipts.get(0).queryCode()).matches("[0-9A-Z]{10}");
        assertThat(lastNumber()).isEqualTo(last + 1);
    }

    @Test
    void aKeyThatWasUsedForAnotherPetitionIsRefused() {
        String key = UUID.randomUUID().toString();
        intake.register(aPetition("CLAIM"), null, key);
        int last = lastNumber();
        assertThatThrownBy(() -> intake.register(aPetition("DISPUTE"), null, key))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(lastNumber()).isEqualTo(last);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        Receipt submitted = intake.register(aPetition("CLAIM"), null, key);
        Receipt atTheCounter = intake.register(aPetition("CLAIM"), "registrar", key);
        assertThat(atTheCounter.number()).isNotEqualTo(submitted.number());
    }

    /** One petition that has a row in every table. */
    @BeforeAll
    void aPetitionThatWentThroughEverything() {
        clock.setTo("2026-08-03T09:00");
        String number = office.receives(aPetition("CLAIM"));
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of("kind", "CLAIM", "category", "C03", "disposition", "ACCEPT", "responsibleUnit", "land"));
        office.completes(
                "unit-land",
                number,
                "UserTask_Handle",
                Map.of(
                        "outcome", "RESOLVED",
                        "conclusion", "EXPLAIN",
                        "findings", "经查属实。",
                        "opinion", "已说明。",
                        "legalBasis", "《公路法》",
                        "closingSolved", "不适用",
                        "closingExplained", "已说明",
                        "closingHelped", "不适用",
                        "closingLawful", "不适用"));
        office.completes("head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        office.completes(
                "unit-land",
                number,
                "UserTask_RecordService",
                Map.of("serviceMethod", "POST", "servedOn", "2026-08-03", "serviceResult", "SIGNED"));
        office.completes(
                "office", number, "UserTask_Revisit", Map.of("revisitResult", "CONFIRMED", "satisfaction", "MOSTLY"));
        for (int stage = 0; stage < 2; stage++) {
            reviews.request(number, LocalDate.parse("2026-08-03"), "不同意。", null);
            office.completes(
                    "office",
                    number,
                    "UserTask_RecordReview",
                    Map.of("reviewDecision", "UPHOLD", "decidedOn", "2026-08-03", "servedOn", "2026-08-03"));
        }
        office.runJob(number, "ServiceTask_Archive");
        jdbc.sql("""
                insert into notice_delivery (notice_id, event, at)
                select min(id), 'PRINTED', '2026-08-03T09:00Z' from notice""").update();
        jdbc.sql("""
                insert into reveal_log (petition_number, party_id, user_id, purpose, revealed_at)
                select :number, min(id), 'office', '核对', '2026-08-03T09:00Z' from party""").param("number", number).update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "petition",
                "case_event",
                "registration",
                "opinion",
                "opinion_signature",
                "document_service",
                "revisit",
                "review_request",
                "review_outcome",
                "petition_participant",
                "case_file_entry",
                "limit_clock_event",
                "notice_delivery",
                "reveal_log"
            })
    void whatWasWrittenIsNeitherChangedNorDeleted(String table) {
        String column = jdbc.sql("""
                select column_name from information_schema.columns
                where table_name = :table and is_identity = 'NO' limit 1""").param("table", table).query(String.class).single();
        assertThat(rows(table)).isPositive();
        assertRefused("update %s set %s = %s".formatted(table, column, column), table);
        assertRefused("delete from " + table, table);
        assertRefused("truncate %s cascade".formatted(table), table);
    }

    @Test
    void theCourseOfAPetitionChangesButIsNeverDeleted() {
        assertRefused("delete from petition_course", "petition_course");
        assertRefused("truncate petition_course", "petition_course");
    }

    private void assertRefused(String sql, String table) {
        // rolled back in any case: were it not refused, the tests that follow would miss the rows
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .hasMessageContaining(table)
                    .hasMessageFindingMatch("append-only|cannot be deleted");
        });
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private int lastNumber() {
        return jdbc.sql("select coalesce(max(last), 0) from petition_number where year = 2026")
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                answers.add(callers.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            callers.shutdownNow();
        }
    }
}
