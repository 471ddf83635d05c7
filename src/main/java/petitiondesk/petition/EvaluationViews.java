package petitiondesk.petition;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Evaluations.About;
import petitiondesk.security.CurrentUser;

/** The petitioner's evaluation for those who lead: whoever handled his matter, or meets him at the counter, does not read it. */
@Service
public class EvaluationViews {

    private final Cases cases;
    private final CaseAccess access;
    private final Evaluations evaluations;

    EvaluationViews(Cases cases, CaseAccess access, Evaluations evaluations) {
        this.cases = cases;
        this.access = access;
        this.evaluations = evaluations;
    }

    /**
     * What may be read.
     *
     * @param office how satisfied he is with the office, in words; null where he said nothing, or it is not for the reader
     * @param unit the same for the unit
     * @param comments newest first; for the office alone
     */
    public record View(String office, String unit, List<Evaluations.Comment> comments) {

        /** Whether there is anything to show. */
        public boolean isAny() {
            return office != null || unit != null || !comments.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public View of(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        boolean leads =
                Stream.of(Role.OFFICE, Role.CONVENER, Role.DEPUTY_CONVENER).anyMatch(user::has);
        if (!leads || course.restricted()) {
            return new View(null, null, List.of());
        }
        Map<About, Satisfaction> newest = evaluations.newest(number, course.round());
        return new View(
                title(newest.get(About.OFFICE)),
                title(newest.get(About.UNIT)),
                user.has(Role.OFFICE) ? evaluations.comments(number) : List.of());
    }

    private static String title(Satisfaction satisfaction) {
        return satisfaction == null ? null : satisfaction.title();
    }
}
