package petitiondesk.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Deputies;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionTexts;

/** As what somebody signs minutes: as convener, or as deputy where every convener was absent or a period says so. */
@Component
class SigningCapacity {

    private final Attendance attendance;
    private final Deputies deputies;
    private final Organisation organisation;
    private final Clock clock;

    SigningCapacity(Attendance attendance, Deputies deputies, Organisation organisation, Clock clock) {
        this.attendance = attendance;
        this.deputies = deputies;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The office in which minutes are signed. */
    enum Capacity {
        CONVENER("总召集人"),
        DEPUTY("副召集人");

        private final String title;

        Capacity(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * The capacity with what it rests on.
     *
     * @param reason null for a convener
     */
    record Grounds(Capacity capacity, String reason) {}

    /** Empty if the person may not sign the minutes of this meeting now. */
    Optional<Grounds> of(String number, String userId) {
        Set<String> groups = organisation.groupsOf(userId);
        if (groups.contains(Role.CONVENER.group())) {
            return Optional.of(new Grounds(Capacity.CONVENER, null));
        }
        if (!groups.contains(Role.DEPUTY_CONVENER.group())) {
            return Optional.empty();
        }
        Optional<String> period = deputies.inForce(userId, clock.instant())
                .map(found -> "代理期%s至%s（%s）"
                        .formatted(
                                PetitionTexts.day(found.fromDay()), PetitionTexts.day(found.toDay()), found.reason()));
        return period.or(() -> conveners().stream().noneMatch(attendance.of(number, true)::contains)
                        ? Optional.of("总召集人缺席本次会议")
                        : Optional.empty())
                .map(reason -> new Grounds(Capacity.DEPUTY, reason));
    }

    private List<String> conveners() {
        return organisation.members(Role.CONVENER.group()).stream()
                .map(Organisation.Person::userId)
                .toList();
    }
}
