package petitiondesk.petition;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.Refusal;

/** Loads petitions with their course, locked where something is about to happen to them. */
@Component
class Cases {

    private final Petitions petitions;
    private final PetitionCourses courses;

    Cases(Petitions petitions, PetitionCourses courses) {
        this.petitions = petitions;
        this.courses = courses;
    }

    /**
     * The course, locked until the transaction ends: two people who act on one petition take turns.
     *
     * @throws Refusal if there is no such petition
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PetitionCourse locked(String number) {
        return courses.getByNumber(number).orElseThrow(Cases::unknown);
    }

    PetitionCourse course(String number) {
        return courses.findByNumber(number).orElseThrow(Cases::unknown);
    }

    Petition petition(String number) {
        return petitions.findByNumber(number).orElseThrow(Cases::unknown);
    }

    void save(PetitionCourse course) {
        courses.save(course);
    }

    /** The same words whether it does not exist or is not for the one who asks. */
    static Refusal unknown() {
        return Refusal.notFound("没有找到这个信访事项，或者您无权查看。");
    }
}
