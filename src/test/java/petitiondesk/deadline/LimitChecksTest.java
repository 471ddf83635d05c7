package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petitiondesk.shared.Refusal;

class LimitChecksTest {

    private final ClockStory claim = ClockStory.started(LimitKind.HANDLE, "2026-08-03");
    private final ClockStory review = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-08-03");

    @ParameterizedTest
    @CsvSource({"0", "-1", "31", "2147483647"})
    void an_extension_has_one_to_thirty_days(int days) {
        refused("days", "延长天数应为1至30日", () -> extend(claim, days, "2026-09-01"));
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-08-03", "30, 2026-10-08"})
    void an_extension_is_possible_until_the_legal_end(int days, String day) {
        assertThatCode(() -> extend(claim, days, day)).doesNotThrowAnyException();
    }

    @Test
    void a_second_extension_is_refused() {
        refused("days", "已经延长过一次", () -> extend(claim.extended("2026-08-20", 10), 10, "2026-09-01"));
    }

    @Test
    void an_extension_after_the_end_or_before_the_start_is_refused() {
        refused("at", "期限已于2026年10月8日届满", () -> extend(claim, 10, "2026-10-09"));
        refused("at", "不能早于起算日", () -> extend(claim, 10, "2026-08-02"));
    }

    @Test
    void what_the_law_does_not_extend_is_not_extended() {
        refused(
                "kind",
                "“登记并确定办理方式”的期限不能延长",
                () -> extend(ClockStory.started(LimitKind.REGISTER, "2026-08-03"), 10, "2026-08-04"));
    }

    @Test
    void only_a_final_review_is_suspended() {
        refused("kind", "只有复核中的听证", () -> suspend(claim, "2026-08-10"));
        assertThatCode(() -> suspend(review, "2026-08-04")).doesNotThrowAnyException();
        assertThatCode(() -> suspend(review, "2026-09-02")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-03", "2026-08-02"})
    void a_hearing_comes_after_the_start(String day) {
        refused("at", "听证应在起算日之后", () -> suspend(review, day));
    }

    @Test
    void a_hearing_comes_before_the_end_and_overlaps_no_other() {
        refused("at", "期限已于2026年9月2日届满", () -> suspend(review, "2026-09-03"));
        refused("at", "重叠", () -> suspend(review.suspended("2026-08-10"), "2026-08-20"));
        ClockStory heard = review.suspended("2026-08-10").resumed("2026-08-12");
        refused("at", "重叠", () -> suspend(heard, "2026-08-12"));
        refused("at", "重叠", () -> suspend(heard, "2026-08-05"));
        assertThatCode(() -> suspend(heard, "2026-08-13")).doesNotThrowAnyException();
    }

    @Test
    void what_is_not_suspended_is_not_resumed_nor_before_it_was() {
        refused("at", "期限没有中止", () -> resume(review, "2026-08-10"));
        refused("at", "不能早于开始日期", () -> resume(review.suspended("2026-08-10"), "2026-08-09"));
        assertThatCode(() -> resume(review.suspended("2026-08-10"), "2026-08-10"))
                .doesNotThrowAnyException();
    }

    @Test
    void only_the_simple_procedure_is_given_up() {
        refused("kind", "不是简易程序", () -> LimitChecks.ordinary(LimitKind.HANDLE));
        assertThat(LimitChecks.ordinary(LimitKind.HANDLE_SIMPLE)).isEqualTo(LimitKind.HANDLE);
        assertThat(LimitChecks.notRunning(LimitKind.HANDLE)).hasMessageContaining("现在没有正在计算的“作出处理意见”期限（kind）");
    }

    private static void extend(ClockStory story, int days, String day) {
        LimitChecks.extension(story.run(), days, ClockStory.at(day));
    }

    private static void suspend(ClockStory story, String day) {
        LimitChecks.suspension(story.run(), ClockStory.at(day));
    }

    private static void resume(ClockStory story, String day) {
        LimitChecks.resumption(story.run(), ClockStory.at(day));
    }

    private static void refused(String field, String message, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsOnly(field);
            assertThat(refusal).hasMessageContaining(message);
        });
    }
}
