package petitiondesk.petition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.LimitMoved;
import petitiondesk.deadline.TimeLimits;

/**
 * Lets timers and tasks of a petition follow a limit that has moved, in the same transaction. Of a new calendar it also writes
 * down and tells what has moved; who moves a limit for another reason says so himself.
 */
@Component
class MovedLimits {

    /** Limits whose end the petitioner was told. */
    private static final Set<LimitKind> TOLD = EnumSet.of(
            LimitKind.REGISTER,
            LimitKind.HANDLE,
            LimitKind.HANDLE_SIMPLE,
            LimitKind.HANDLE_REOPENED,
            LimitKind.MEDIATE,
            LimitKind.REQUEST_REVIEW,
            LimitKind.REQUEST_FINAL_REVIEW);

    private static final Set<LimitKind> BESIDE_A_LEAD =
            EnumSet.of(LimitKind.HANDLE, LimitKind.HANDLE_SIMPLE, LimitKind.HANDLE_REOPENED, LimitKind.MEDIATE);

    private final Cases cases;
    private final CaseHistory history;
    private final PetitionProcess process;
    private final AccusationProcess accusations;
    private final TimeLimits limits;
    private final StaffNotices staff;
    private final ProcedureNotices notices;

    MovedLimits(
            Cases cases,
            CaseHistory history,
            PetitionProcess process,
            AccusationProcess accusations,
            TimeLimits limits,
            StaffNotices staff,
            ProcedureNotices notices) {
        this.cases = cases;
        this.history = history;
        this.process = process;
        this.accusations = accusations;
        this.limits = limits;
        this.staff = staff;
        this.notices = notices;
    }

    @EventListener
    void follow(LimitMoved moved) {
        if (!history.exists(moved.subject())) {
            return;
        }
        List<PetitionProcess.OpenTask> tasks = new ArrayList<>();
        if (!goesByAnotherLimit(moved)) {
            tasks.addAll(process.limitMoved(moved.subject(), moved.kind(), moved.oldDueAt(), moved.newDueAt()));
            tasks.addAll(accusations.limitMoved(moved.subject(), moved.kind(), moved.oldDueAt(), moved.newDueAt()));
        }
        if (moved.kind().maxExtension() > 0) {
            tasks.addAll(process.extensionMoved(moved.subject(), moved.oldDueAt(), moved.newDueAt()));
        }
        if (moved.cause() == LimitMoved.Cause.CALENDAR) {
            tell(moved, tasks);
        }
    }

    /** A led case goes by the date that the joint meeting has set, the legal limit runs on beside it. */
    private boolean goesByAnotherLimit(LimitMoved moved) {
        return BESIDE_A_LEAD.contains(moved.kind())
                && limits.running(moved.subject()).stream().anyMatch(limit -> limit.kind() == LimitKind.LED);
    }

    private void tell(LimitMoved moved, List<PetitionProcess.OpenTask> tasks) {
        PetitionCourse course = cases.course(moved.subject());
        String limit = moved.kind().title();
        String newDueOn = limits.newest(moved.kind(), moved.subject())
                .map(PetitionTexts::lastDay)
                .orElseThrow();
        String days = "由%s改为%s".formatted(PetitionTexts.day(moved.oldDueOn()), newDueOn);
        String text = "放假安排有变动，“%s”的期限%s。".formatted(limit, days);
        if (TOLD.contains(moved.kind())) {
            history.announce(moved.subject(), null, EventKind.LIMIT_MOVED, text, text);
            notices.limitChanged(
                    course,
                    moved.calendar(),
                    Map.of("limit", limit, "oldDueOn", moved.oldDueOn(), "newDueOn", newDueOn));
        } else {
            history.note(moved.subject(), null, EventKind.LIMIT_MOVED, text);
        }
        for (PetitionProcess.OpenTask task : tasks) {
            staff.concerned(task)
                    .forEach(person -> staff.limitMoved(
                            course,
                            person,
                            moved.calendar(),
                            Map.of("task", task.name(), "oldDueOn", moved.oldDueOn(), "newDueOn", newDueOn)));
        }
    }
}
