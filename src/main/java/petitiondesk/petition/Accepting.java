package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Responsible;

/** A petition is taken up: from this day on the limit runs within which it is answered (Art 34). */
@Component
class Accepting {

    private final Cases cases;
    private final Categories categories;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Clock clock;

    Accepting(Cases cases, Categories categories, TimeLimits limits, CaseHistory history, Clock clock) {
        this.cases = cases;
        this.categories = categories;
        this.limits = limits;
        this.history = history;
        this.clock = clock;
    }

    /** Lets the unit handle it; the caller holds it locked. */
    Route accept(PetitionCourse course, Registration registration, Responsible responsible, String userId) {
        Instant now = clock.instant();
        course.accepted(
                registration.kind(),
                registration.category(),
                registration.disputeType(),
                registration.district(),
                responsible.code());
        cases.save(course);
        TimeLimit legal = limits.start(kind(registration), course.number(), now, responsible.code());
        TimeLimit first = HandlingLimits.running(limits, course.number()).orElse(legal);
        String classified =
                registration.classification() == null ? "未分类" : categories.nameOf(registration.classification());
        history.announce(
                course.number(),
                userId,
                EventKind.ACCEPTED,
                "登记为“%s·%s”，予以受理%s，由%s办理，%s前办结。"
                        .formatted(
                                registration.kind().title(),
                                classified,
                                registration.disposition() == Disposition.ACCEPT_SIMPLE ? "（简易程序）" : "",
                                responsible.name(),
                                PetitionTexts.lastDay(first)),
                "已受理，由%s办理，应于%s前答复您。".formatted(responsible.name(), PetitionTexts.lastDay(legal)));
        return new Route(registration.disposition(), responsible.group(), responsible.headsGroup(), first.dueAt());
    }

    private static LimitKind kind(Registration registration) {
        if (registration.kind() == Kind.DISPUTE) {
            return LimitKind.MEDIATE;
        }
        return registration.disposition() == Disposition.ACCEPT_SIMPLE ? LimitKind.HANDLE_SIMPLE : LimitKind.HANDLE;
    }
}
