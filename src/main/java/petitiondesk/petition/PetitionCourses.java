package petitiondesk.petition;

import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface PetitionCourses extends Repository<PetitionCourse, String> {

    Optional<PetitionCourse> findByNumber(String number);

    /** Takes the row's lock, so that two people who act on the same petition take turns. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<PetitionCourse> getByNumber(String number);

    PetitionCourse save(PetitionCourse course);
}
