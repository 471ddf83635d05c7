package petitiondesk.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.Calendars;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Begins meetings: the regular one of each month by itself, extraordinary ones when the office calls them. */
@Service
public class CallingMeetings {

    private static final int REASON = 500;

    private final Meetings meetings;
    private final MissedMeetings missed;
    private final MeetingNotices notices;
    private final MeetingProcess process;
    private final MeetingSettings settings;
    private final Organisation organisation;
    private final Calendars calendars;
    private final TimeLimits limits;
    private final Clock clock;

    CallingMeetings(
            Meetings meetings,
            MissedMeetings missed,
            MeetingNotices notices,
            MeetingProcess process,
            MeetingSettings settings,
            Organisation organisation,
            Calendars calendars,
            TimeLimits limits,
            Clock clock) {
        this.meetings = meetings;
        this.missed = missed;
        this.notices = notices;
        this.process = process;
        this.settings = settings;
        this.organisation = organisation;
        this.calendars = calendars;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins this month's meeting once its day has come, however late that is noticed; nothing happens if it has begun. Months
     * that have gone by without their meeting are noted and told of: no meeting is held for the past.
     *
     * @return its number, if it was begun now
     */
    @Transactional
    public Optional<String> callDue() {
        LocalDate today = today();
        YearMonth month = YearMonth.from(today);
        missed.note(month.atDay(1), clock.instant()).forEach(notices::missed);
        if (today.isBefore(monthlyDay(month)) || meetings.hasRegular(month.atDay(1))) {
            return Optional.empty();
        }
        return begin(month.atDay(1), 1, null, null).map(JointMeeting::number);
    }

    /**
     * Calls a meeting beside the monthly ones.
     *
     * @throws Refusal if the person is not of the office or gives no reason
     */
    @Transactional
    public JointMeeting callExtraordinary(String reason, String userId) {
        if (!organisation.groupsOf(userId).contains(Role.OFFICE.group())) {
            throw Refusal.forbidden("只有联席会议办公室可以召集会议。");
        }
        new FieldChecks().requiredText("reason", "召集理由", reason, REASON).done();
        LocalDate month = today().withDayOfMonth(1);
        return begin(month, meetings.nextSequence(month), userId, reason.strip())
                .orElseThrow(() -> Refusal.conflict("刚刚有人召集了另一次会议，请刷新后再试。"));
    }

    /** The day on which the meeting after this one begins. */
    LocalDate nextRegular(LocalDate month) {
        return monthlyDay(YearMonth.from(month).plusMonths(1));
    }

    private Optional<JointMeeting> begin(LocalDate month, int sequence, String userId, String reason) {
        String number = JointMeeting.number(month, sequence);
        JointMeeting meeting =
                new JointMeeting(number, month, sequence, MeetingStatus.PREPARING, userId, reason, clock.instant());
        if (!meetings.add(meeting)) {
            return Optional.empty();
        }
        process.begin(
                number,
                limits.start(LimitKind.PREPARE_MEETING, number, clock.instant()).dueAt());
        return Optional.of(meeting);
    }

    private LocalDate monthlyDay(YearMonth month) {
        return MonthlyDay.in(month, settings.dayOfMonth(), calendars.current());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
    }
}
