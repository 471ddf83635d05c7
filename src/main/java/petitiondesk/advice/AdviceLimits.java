package petitiondesk.advice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitMoved;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.reminder.LimitOwners;

/** Who owes the answer to an advice: the heads it was served on. Above them stand the office and the conveners. */
@Component
class AdviceLimits implements LimitOwners {

    private final Advices advices;
    private final AdviceNotices notices;
    private final AdviceProcess process;

    AdviceLimits(Advices advices, AdviceNotices notices, AdviceProcess process) {
        this.advices = advices;
        this.notices = notices;
        this.process = process;
    }

    @Override
    public Map<String, Instant> followedSince(Collection<String> subjects) {
        return advices.existing(subjects).stream().collect(Collectors.toMap(Function.identity(), any -> Instant.MIN));
    }

    /** Advice is never drawn from an accusation. */
    @Override
    public Set<String> restricted(Collection<String> subjects) {
        return Set.of();
    }

    @Override
    public Owed owed(TimeLimit limit) {
        String page = "/desk/advice/" + limit.subject();
        return new Owed(
                Set.of(),
                Set.of(advices.get(limit.subject()).answeringGroup()),
                List.of(Role.OFFICE.group(), Role.CONVENER.group()),
                false,
                page,
                page);
    }

    @Override
    public void becameOverdue(TimeLimit limit) {
        advices.note(
                limit.subject(),
                null,
                "反馈逾期",
                "反馈期限%s已过，尚未反馈；已提醒%s负责人。"
                        .formatted(
                                PetitionTexts.day(limit.dueOn()),
                                advices.get(limit.subject()).unitName()));
    }

    /** The days follow the calendar; task and timer go with them. */
    @EventListener
    void follow(LimitMoved moved) {
        advices.find(moved.subject()).ifPresent(advice -> {
            process.limitMoved(advice.number(), moved.oldDueAt(), moved.newDueAt());
            advices.note(
                    advice.number(),
                    null,
                    "期限变动",
                    "放假安排有变动，反馈期限由%s改为%s。"
                            .formatted(PetitionTexts.day(moved.oldDueOn()), PetitionTexts.day(moved.newDueOn())));
            notices.limitMoved(advice, moved);
        });
    }
}
