package petitiondesk.petition;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.shared.Refusal;

/** Who works on an accusation. */
@Service
public class AccusationTeam {

    private final ShutOuts shutOuts;

    AccusationTeam(ShutOuts shutOuts) {
        this.shutOuts = shutOuts;
    }

    /**
     * User ids of the inspectors who are left where some are shut out; nobody where the whole group may work on it.
     *
     * @throws Refusal if nobody is left, rather than offering it to the accused
     */
    @Transactional(readOnly = true)
    public List<String> named(String number) {
        if (!shutOuts.anyFor(number)) {
            return List.of();
        }
        List<String> left =
                shutOuts.inspectors(number).stream().map(Person::userId).toList();
        if (left.isEmpty()) {
            throw Refusal.conflict("没有可以办理本件的纪检监察人员。请把材料书面报送上级纪检监察机关，由其办理。");
        }
        return left;
    }
}
