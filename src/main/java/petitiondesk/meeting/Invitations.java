package petitiondesk.meeting;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.notification.CalendarEntry;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.platform.DeskSettings;

/** Invites to meetings, with a date for the calendar; whoever has no mail address is told by the office. */
@Service
public class Invitations {

    private static final Duration LENGTH = Duration.ofHours(2);
    private static final String TITLE = "信访联席会议（%s）";

    private final MeetingPlans plans;
    private final Notices notices;
    private final Organisation organisation;
    private final DeskSettings desk;

    Invitations(MeetingPlans plans, Notices notices, Organisation organisation, DeskSettings desk) {
        this.plans = plans;
        this.notices = notices;
        this.organisation = organisation;
        this.desk = desk;
    }

    /** Invites everybody in the plan. */
    @Transactional
    public void send(String number) {
        MeetingPlan plan = plans.newest(number).orElseThrow();
        plan.participants().forEach(userId -> send("meeting-invitation", plan, userId, false, model(plan)));
    }

    /** Tells those who stay and those who are new of the new plan, and the others that they need not come. */
    void sendChanges(MeetingPlan before, MeetingPlan plan) {
        plan.participants().forEach(userId -> {
            boolean invited = before.participants().contains(userId);
            send(invited ? "meeting-changed" : "meeting-invitation", plan, userId, false, model(plan));
        });
        before.participants().stream()
                .filter(userId -> !plan.participants().contains(userId))
                .forEach(userId -> send("meeting-not-needed", plan, userId, true, model(plan)));
    }

    private void send(String template, MeetingPlan plan, String userId, boolean cancelled, Map<String, Object> model) {
        Person person = organisation.person(userId).orElseThrow();
        String number = plan.meetingNumber();
        CalendarEntry calendar = new CalendarEntry(
                "meeting-" + number,
                plan.version() - 1,
                cancelled,
                TITLE.formatted(number),
                plan.place(),
                "管区报告截止：%s\n会议资料：%s".formatted(MeetingTimes.minute(plan.freezeAt()), url(number)),
                plan.heldAt(),
                LENGTH);
        notices.send(new NewNotice(
                "meeting/%s/%d/%s".formatted(number, plan.version(), userId),
                template,
                number,
                person.name(),
                person.email(),
                null,
                false,
                model,
                calendar));
    }

    private Map<String, Object> model(MeetingPlan plan) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("heldAt", plan.heldAt());
        model.put("freezeAt", plan.freezeAt());
        model.put("place", plan.place());
        model.put("meetingUrl", url(plan.meetingNumber()));
        if (plan.reason() != null) {
            model.put("reason", plan.reason());
        }
        return model;
    }

    private String url(String number) {
        return desk.publicUrl() + "/desk/meetings/" + number;
    }
}
