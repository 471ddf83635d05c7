package petitiondesk.petition;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Petitions extends Repository<Petition, String> {

    Optional<Petition> findByNumber(String number);
}
