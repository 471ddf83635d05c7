package petitiondesk.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Role;
import petitiondesk.petition.HardCases;
import petitiondesk.security.CurrentUser;

/** What the next meeting would have to decide on as late if it opened now, for those who prepare and chair it. */
@Service
public class LateNow {

    private final HardCases hardCases;
    private final Agenda agenda;
    private final Invitees invitees;
    private final CurrentUser user;
    private final Clock clock;

    LateNow(HardCases hardCases, Agenda agenda, Invitees invitees, CurrentUser user, Clock clock) {
        this.hardCases = hardCases;
        this.agenda = agenda;
        this.invitees = invitees;
        this.user = user;
        this.clock = clock;
    }

    /** @param leaderName null where nobody leads the case */
    public record Line(
            String number,
            String title,
            String district,
            String responsible,
            String limit,
            LocalDate dueOn,
            String leaderName) {}

    /** Whether the one who looks is shown the list. */
    public boolean isShown() {
        return user.has(Role.OFFICE) || user.has(Role.CONVENER) || user.has(Role.DEPUTY_CONVENER);
    }

    /** The latest first, without those that a meeting has before it; empty for anybody else. */
    @Transactional(readOnly = true)
    public List<Line> list() {
        if (!isShown()) {
            return List.of();
        }
        Set<String> beforeMeetings = agenda.beforeOtherMeetings("", AgendaItem.Part.OVERDUE);
        Names names = invitees.names();
        return hardCases.late(clock.instant()).stream()
                .filter(late -> !beforeMeetings.contains(late.number()))
                .map(late -> new Line(
                        late.number(),
                        late.title(),
                        names.district(late.district()),
                        names.responsible(late.responsible()),
                        late.limit().title(),
                        late.dueOn(),
                        names.person(late.leader())))
                .toList();
    }
}
