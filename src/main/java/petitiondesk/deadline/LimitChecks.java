package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What may not be done to the clock of a limit, each said with its field. */
final class LimitChecks {

    private LimitChecks() {}

    static void extension(LimitRun run, int days, Instant at) {
        LimitKind kind = run.clock().kind();
        if (kind.maxExtension() == 0) {
            throw Refusal.invalid("kind", "“%s”的期限不能延长".formatted(kind.title()));
        }
        TimeLimit limit = run.limit();
        DayWords words = new DayWords(true);
        new FieldChecks()
                .require(
                        days >= 1 && days <= kind.maxExtension(),
                        "days",
                        "延长天数应为1至%d日（%s）".formatted(kind.maxExtension(), kind.source()))
                .require(
                        run.clock().extensions().isEmpty(), "days", "这件事项的期限已经延长过一次，不能再延长（%s）".formatted(kind.source()))
                .require(at.isBefore(limit.dueAt()), "at", "期限已于%s届满，不能再延长".formatted(words.day(limit.dueOn())))
                .require(!LimitRun.day(at).isBefore(limit.startedOn()), "at", "延长日期不能早于起算日")
                .done();
    }

    static void suspension(LimitRun run, Instant at) {
        LimitClock clock = run.clock();
        if (!clock.kind().isSuspendable()) {
            throw Refusal.invalid(
                    "kind", "“%s”的期限不能中止：只有复核中的听证不计入期限".formatted(clock.kind().title()));
        }
        LocalDate day = LimitRun.day(at);
        TimeLimit limit = run.limit();
        boolean overlaps = clock.suspendedOn() != null
                || clock.suspensions().stream().anyMatch(earlier -> !day.isAfter(earlier.to()));
        new FieldChecks()
                .require(day.isAfter(clock.startedOn()), "at", "听证应在起算日之后")
                .require(!overlaps, "at", "与已登记的听证日期重叠")
                .require(
                        at.isBefore(limit.dueAt()),
                        "at",
                        "期限已于%s届满，不能再中止".formatted(new DayWords(true).day(limit.dueOn())))
                .done();
    }

    static void resumption(LimitRun run, Instant at) {
        LocalDate since = run.clock().suspendedOn();
        new FieldChecks()
                .require(since != null, "at", "期限没有中止，不需要恢复")
                .require(since == null || !LimitRun.day(at).isBefore(since), "at", "听证结束日期不能早于开始日期")
                .done();
    }

    /** The limit as which it goes on. */
    static LimitKind ordinary(LimitKind kind) {
        return kind.ordinary()
                .orElseThrow(() -> Refusal.invalid("kind", "“%s”不是简易程序的期限，不能转为普通程序".formatted(kind.title())));
    }

    static Refusal notRunning(LimitKind kind) {
        return Refusal.invalid("kind", "现在没有正在计算的“%s”期限".formatted(kind.title()));
    }
}
