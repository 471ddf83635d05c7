package petitiondesk.petition;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** The limits within which a petition is answered by whoever handles it. */
final class HandlingLimits {

    /** Those that begin when it is taken up. */
    private static final Set<LimitKind> FROM_ACCEPTANCE =
            EnumSet.of(LimitKind.HANDLE, LimitKind.HANDLE_SIMPLE, LimitKind.MEDIATE);

    /** All that end with the answer. */
    static final Set<LimitKind> UNTIL_ANSWER = EnumSet.of(
            LimitKind.HANDLE,
            LimitKind.HANDLE_SIMPLE,
            LimitKind.HANDLE_REOPENED,
            LimitKind.MEDIATE,
            LimitKind.ASSIGNED);

    private HandlingLimits() {}

    /** The limit that the petitioner was told when his petition was taken up, running or met. */
    static Optional<TimeLimit> ofAcceptance(TimeLimits limits, String number) {
        return limits.of(number).stream()
                .filter(limit -> FROM_ACCEPTANCE.contains(limit.kind()))
                .reduce((earlier, later) -> later);
    }

    /** The one that ends first of those that run. */
    static Optional<TimeLimit> running(TimeLimits limits, String number) {
        return limits.running(number).stream()
                .filter(limit -> UNTIL_ANSWER.contains(limit.kind()))
                .min(Comparator.comparing(TimeLimit::dueAt));
    }
}
