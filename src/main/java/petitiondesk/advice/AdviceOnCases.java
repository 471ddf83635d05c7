package petitiondesk.advice;

import java.util.List;
import org.springframework.stereotype.Service;
import petitiondesk.organisation.Role;
import petitiondesk.petition.CaseAdvice;
import petitiondesk.security.CurrentUser;

/** Shows a case file what advice was drawn from its case. */
@Service
class AdviceOnCases implements CaseAdvice {

    private final AdviceFiles files;

    AdviceOnCases(AdviceFiles files) {
        this.files = files;
    }

    @Override
    public List<Line> on(String petitionNumber, CurrentUser user) {
        return files.list(petitionNumber, user).stream()
                .map(line -> new Line(line.number(), line.subject(), line.unitName(), line.statusText(), line.open()))
                .toList();
    }

    @Override
    public boolean mayIssue(CurrentUser user) {
        return user.has(Role.OFFICE);
    }
}
