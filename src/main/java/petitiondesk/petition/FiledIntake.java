package petitiondesk.petition;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Refusal.FieldError;
import petitiondesk.shared.Sha256;

/**
 * Takes petitions in from files, with the checks of the counter. The same line adds nothing however often it comes and
 * whoever brings it; a case from an earlier register goes on where it stood.
 */
@Service
public class FiledIntake {

    private static final int NUMBER_LENGTH = 100;

    private final IntakeChecks checks;
    private final IntakeKeys keys;
    private final Intake intake;
    private final EarlierCases earlierCases;
    private final EarlierStanding standings;
    private final FiledPetitions filed;
    private final PetitionCourses courses;
    private final PetitionNotices notices;
    private final StaffNotices staff;
    private final CaseHistory history;
    private final TimeLimits limits;
    private final Clock clock;

    FiledIntake(
            IntakeChecks checks,
            IntakeKeys keys,
            Intake intake,
            EarlierCases earlierCases,
            EarlierStanding standings,
            FiledPetitions filed,
            PetitionCourses courses,
            PetitionNotices notices,
            StaffNotices staff,
            CaseHistory history,
            TimeLimits limits,
            Clock clock) {
        this.checks = checks;
        this.keys = keys;
        this.intake = intake;
        this.earlierCases = earlierCases;
        this.standings = standings;
        this.filed = filed;
        this.courses = courses;
        this.notices = notices;
        this.staff = staff;
        this.history = history;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * By what a line is known again.
     *
     * @param key the sender's number or that of the earlier register where there is one, else what the line says
     * @param content hash of what the line says; its dates in an earlier register and the office's own marks left out
     */
    public record LineKey(String caller, String key, String content) {}

    /**
     * The petition that a line had become before.
     *
     * @param sameContent false if another petition was taken in under this number
     */
    public record Known(String number, boolean sameContent, boolean restricted) {}

    /**
     * What became of a line.
     *
     * @param late whether a limit had passed before the petition came to this desk
     */
    public record Taken(String number, boolean restricted, boolean late) {}

    public static LineKey keyOf(FiledPetition petition) {
        String content = contentOf(petition);
        String caller = "file/" + petition.source();
        if (petition.externalNumber() != null) {
            return new LineKey(caller, "number/" + petition.externalNumber(), content);
        }
        return petition.originalNumber() != null
                ? new LineKey(caller, "original/" + petition.originalNumber(), content)
                : new LineKey("file", "content/" + content, content);
    }

    /** The petition that was taken in from the same line, or under the same number of the same source. */
    public Optional<Known> known(FiledPetition petition) {
        LineKey key = keyOf(petition);
        return keys.used(key.caller(), key.key()).map(used -> known(used, key));
    }

    /** Everything that keeps the petition from being taken in; empty if nothing does. Writes nothing. */
    public List<FieldError> faults(FiledPetition petition, String userId) {
        try {
            check(petition, userId);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.errors();
        }
    }

    /**
     * Takes the petition in: everything together or nothing.
     *
     * @throws Refusal naming every fault; or a conflict if the line was taken in before
     */
    @Transactional
    public Taken take(FiledPetition petition, String userId) {
        Checked checked = check(petition, userId);
        LineKey key = keyOf(petition);
        if (!keys.claim(key.caller(), key.key(), key.content())) {
            throw Refusal.conflict("这一行已经登记过。");
        }
        Intake.Entered entered = intake.enter(checked.form(), userId);
        String number = entered.petition().number();
        keys.assign(key.caller(), key.key(), number);
        filed.add(number, petition, userId, clock.instant());
        if (petition.earlier() == null) {
            // whoever runs the file sees what comes of it: a mail for each line and registrar would bury all others
            TimeLimit register = staff.silently(() -> intake.begin(entered, userId));
            notices.receipt(entered.petition(), register, entered.course().restricted());
            history.note(
                    number,
                    userId,
                    EventKind.FILED,
                    petition.externalNumber() == null
                            ? "随文件批量登记。"
                            : "随文件批量登记，来件编号 %s。".formatted(petition.externalNumber()));
        } else {
            staff.silently(() -> earlierCases.bringOver(entered, petition, checked.standing(), userId));
        }
        return new Taken(number, entered.course().restricted(), noteLate(number, userId));
    }

    /** Says in the history which limits had passed before; nobody is reminded of them. */
    private boolean noteLate(String number, String userId) {
        List<TimeLimit> passed = limits.running(number).stream()
                .filter(limit -> limit.kind().owedByOffice() && limit.isOverdue(clock.instant()))
                .toList();
        passed.forEach(limit -> history.note(
                number,
                userId,
                EventKind.BROUGHT_OVER,
                "转入时已超期：“%s”的期限%s已过，不再提醒。".formatted(limit.kind().title(), PetitionTexts.day(limit.dueOn()))));
        return !passed.isEmpty();
    }

    private record Checked(IntakeChecks.Checked form, EarlierStanding.Standing standing) {}

    private Checked check(FiledPetition petition, String userId) {
        List<FieldError> errors = new ArrayList<>();
        IntakeChecks.Checked form = null;
        try {
            form = checks.check(petition.form(), userId);
            if (petition.earlier() == null) {
                checks.requireOffered(form);
            }
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
        }
        FieldChecks more = new FieldChecks();
        more.text("externalNumber", "来件编号", petition.externalNumber(), NUMBER_LENGTH)
                .text("originalNumber", "原编号", petition.originalNumber(), NUMBER_LENGTH);
        EarlierStanding.Standing standing = null;
        if (petition.earlier() != null && form != null) {
            standing = standings.check(form, petition.earlier(), more);
        }
        try {
            more.done();
        } catch (Refusal refusal) {
            errors.addAll(refusal.errors());
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Checked(form, standing);
    }

    private Known known(IntakeKeys.Used used, LineKey key) {
        boolean restricted = courses.findByNumber(used.number())
                .map(PetitionCourse::restricted)
                .orElse(false);
        return new Known(used.number(), used.bodyHash().equals(key.content()), restricted);
    }

    /** Spreadsheets change white space, widths and times of day when they save a file again: none of that counts. */
    private static String contentOf(FiledPetition petition) {
        IntakeForm form = petition.form();
        IntakeForm.Person person = form.petitioner();
        Stream<String> said = Stream.of(
                form.title(),
                form.request(),
                form.facts(),
                form.respondent(),
                person == null ? null : person.name(),
                person == null ? null : person.phone(),
                person == null ? null : person.idNumber(),
                form.receivedAt() == null || form.receivedAt().length() < 10
                        ? form.receivedAt()
                        : form.receivedAt().substring(0, 10),
                petition.originalNumber());
        String content = said.map(text -> text == null ? "" : text)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", ""))
                .collect(Collectors.joining("\u001f"));
        return Sha256.of(content);
    }
}
