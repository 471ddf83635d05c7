package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.FiledPetition.Earlier;
import petitiondesk.petition.FiledPetition.State;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;

/** Says where a case from an earlier register stands today, or what in the entry does not fit together. */
@Component
class EarlierStanding {

    private static final int ANSWER_LENGTH = 20_000;

    private final Registering registering;
    private final Organisation organisation;
    private final TimeLimits limits;
    private final Clock clock;

    EarlierStanding(Registering registering, Organisation organisation, TimeLimits limits, Clock clock) {
        this.registering = registering;
        this.organisation = organisation;
        this.limits = limits;
        this.clock = clock;
    }

    /** Where a case goes on. */
    enum Place {
        REGISTER,
        HANDLE,
        FOLLOW_UP,
        CLOSED,
        DISCIPLINE
    }

    /**
     * Where a case stands today by what the earlier register said of it.
     *
     * @param answeredOn the day from which revisit and review window run, or null
     * @param reviewUntilAt end of a window that still runs, or null
     * @param revisitDueAt end of a revisit limit that still runs, or null
     * @param closedOn the day of closing, or null
     */
    record Standing(
            Place place,
            Optional<Categories.Category> category,
            Optional<Responsible> responsible,
            LocalDate answeredOn,
            Instant reviewUntilAt,
            Instant revisitDueAt,
            LocalDate closedOn) {}

    /** Notes what does not fit together, and says where the case stands. */
    Standing check(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        checkDays(form, earlier, checks);
        checks.text("answer", "答复内容", earlier.answer(), ANSWER_LENGTH);
        boolean accusation = form.kind() == Kind.ACCUSATION;
        if (earlier.conclusion() != null && form.kind() != null && !accusation) {
            checks.require(
                    earlier.conclusion().suits(form.kind()),
                    "conclusion",
                    "结论“" + earlier.conclusion().title() + "”不适用于" + form.kind().title());
        }
        if (checks.failed()) {
            return null;
        }
        if (accusation) {
            boolean over = earlier.state() != State.OPEN;
            return standing(over ? Place.DISCIPLINE : Place.REGISTER, earlier, null, null, null);
        }
        return switch (earlier.state()) {
            case OPEN -> open(form, earlier, checks);
            case ANSWERED, CLOSED -> ended(form, earlier, checks);
        };
    }

    private void checkDays(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        checks.require(form.form().receivedAt() != null, "receivedAt", "以前的事项须有收到时间");
        record Step(String field, String name, LocalDate day) {}
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("receivedAt", "收到时间", LocalDate.ofInstant(form.receivedAt(), ApplicationClock.ZONE)));
        steps.add(new Step("acceptedOn", "受理日期", earlier.acceptedOn()));
        steps.add(new Step("answeredOn", "答复日期", earlier.answeredOn()));
        steps.add(new Step("closedOn", "办结日期", earlier.closedOn()));
        steps.removeIf(step -> step.day() == null);
        LocalDate today = LocalDate.now(clock);
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            checks.require(!step.day().isAfter(today), step.field(), step.name() + "不能晚于今天");
            checks.require(
                    !step.day().isBefore(before.day()),
                    step.field(),
                    "%s（%s）早于%s（%s）"
                            .formatted(
                                    step.name(),
                                    PetitionTexts.day(step.day()),
                                    before.name(),
                                    PetitionTexts.day(before.day())));
        }
        switch (earlier.state()) {
            case OPEN ->
                checks.require(earlier.answeredOn() == null, "answeredOn", "在办的事项不应有答复日期")
                        .require(earlier.closedOn() == null, "closedOn", "在办的事项不应有办结日期");
            case ANSWERED ->
                checks.require(earlier.answeredOn() != null, "answeredOn", "已答复的事项须有答复日期")
                        .require(earlier.closedOn() == null, "closedOn", "已答复、未办结的事项不应有办结日期");
            case CLOSED -> checks.require(earlier.closedOn() != null, "closedOn", "已办结的事项须有办结日期");
        }
    }

    private Standing open(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        if (earlier.acceptedOn() == null) {
            checks.require(earlier.responsible() == null, "acceptedOn", "填了承办单位的须有受理日期；还没有受理的请不填承办单位");
            return standing(Place.REGISTER, earlier, null, null, null);
        }
        return accepted(Place.HANDLE, form, earlier, null, null, checks);
    }

    private Standing ended(IntakeChecks.Checked form, Earlier earlier, FieldChecks checks) {
        Instant now = clock.instant();
        // where only the closing is known, the answer came by then at the latest, and the petitioner keeps his days
        LocalDate answeredOn = earlier.answeredOn() != null ? earlier.answeredOn() : earlier.closedOn();
        if (form.kind() == Kind.CLAIM) {
            Instant windowEnd =
                    limits.preview(LimitKind.REQUEST_REVIEW, start(answeredOn)).dueAt();
            if (windowEnd.isAfter(now)) {
                return accepted(
                        Place.FOLLOW_UP,
                        form,
                        earlier,
                        windowEnd,
                        earlier.state() == State.ANSWERED ? running(LimitKind.REVISIT, answeredOn) : null,
                        checks);
            }
        }
        if (earlier.state() == State.ANSWERED && form.kind() == Kind.DISPUTE) {
            Instant revisit = running(LimitKind.REVISIT, answeredOn);
            if (revisit != null) {
                return accepted(Place.FOLLOW_UP, form, earlier, null, revisit, checks);
            }
        }
        checks.require(earlier.state() == State.CLOSED || form.kind() != null, "kind", "已答复的事项须写明类别，才能知道是否还在复查申请期内");
        return standing(Place.CLOSED, earlier, responsible(earlier, checks), null, null);
    }

    /** A case that goes on must be known as well as one that was registered here. */
    private Standing accepted(
            Place place,
            IntakeChecks.Checked form,
            Earlier earlier,
            Instant reviewUntilAt,
            Instant revisitDueAt,
            FieldChecks checks) {
        checks.require(form.kind() != null, "kind", "已受理的事项须写明类别");
        if (form.kind() == null) {
            return null;
        }
        Registering.Decision decision = decision(form, earlier);
        Registering.Confirmed confirmed = registering.confirm(decision, checks);
        checks.require(
                place != Place.FOLLOW_UP || form.kind() == Kind.DISPUTE || earlier.conclusion() != null,
                "conclusion",
                "答复还在复查申请期内（自答复之日起30日），须有结论");
        return new Standing(
                place,
                confirmed.category(),
                confirmed.responsible(),
                earlier.answeredOn() != null ? earlier.answeredOn() : earlier.closedOn(),
                reviewUntilAt,
                revisitDueAt,
                null);
    }

    private Responsible responsible(Earlier earlier, FieldChecks checks) {
        Optional<Responsible> found = Optional.ofNullable(earlier.responsible()).flatMap(organisation::responsible);
        checks.require(earlier.responsible() == null || found.isPresent(), "responsibleUnit", "承办单位不存在或已停用");
        return found.orElse(null);
    }

    private Standing standing(
            Place place, Earlier earlier, Responsible responsible, Instant reviewUntilAt, Instant revisitDueAt) {
        LocalDate closedOn = earlier.closedOn() != null ? earlier.closedOn() : earlier.answeredOn();
        return new Standing(
                place,
                Optional.empty(),
                Optional.ofNullable(responsible),
                earlier.answeredOn(),
                reviewUntilAt,
                revisitDueAt,
                closedOn);
    }

    private static Registering.Decision decision(IntakeChecks.Checked form, Earlier earlier) {
        return new Registering.Decision(
                form.kind(),
                form.disputeType() != null ? form.disputeType() : form.category(),
                form.district(),
                Disposition.ACCEPT,
                null,
                earlier.responsible());
    }

    /** End of a limit that started on the day and still runs, or null. */
    private Instant running(LimitKind kind, LocalDate from) {
        Instant dueAt = limits.preview(kind, start(from)).dueAt();
        return dueAt.isAfter(clock.instant()) ? dueAt : null;
    }

    /** The first moment of the day. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ApplicationClock.ZONE).toInstant();
    }
}
