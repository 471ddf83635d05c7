package petitiondesk.petition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Refusal;

/** Finds a petitioner's case by what his receipt says. */
@Component
class OwnCases {

    private final Petitions petitions;
    private final QueryCodes codes;

    OwnCases(Petitions petitions, QueryCodes codes) {
        this.petitions = petitions;
        this.codes = codes;
    }

    /**
     * The petition.
     *
     * @throws Refusal the same for an unknown number and a wrong code
     */
    Petition of(String number, String queryCode) {
        boolean readable = number != null && number.matches("[A-Za-z0-9-]{1,40}") && queryCode != null;
        return Optional.ofNullable(number)
                .filter(n -> readable)
                .flatMap(petitions::findByNumber)
                .filter(petition -> codes.matches(petition.number(), queryCode, petition.queryCodeHash()))
                .orElseThrow(() -> Refusal.notFound("编号或查询码不正确，请核对登记回执。"));
    }
}
