package petitiondesk.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;

/** What mails say of orders: number, task and date, never what the petition says or whose it is. */
@Component
class OrderNotices {

    private final Notices notices;
    private final OrderAddressees addressees;
    private final Organisation organisation;
    private final DeskSettings settings;

    OrderNotices(Notices notices, OrderAddressees addressees, Organisation organisation, DeskSettings settings) {
        this.notices = notices;
        this.addressees = addressees;
        this.organisation = organisation;
        this.settings = settings;
    }

    /** Serves the order on those who answer it, and copies it to the heads beside a leader; the office tells who has no mail. */
    void served(Order order, LocalDate answerBy) {
        for (Person person : addressees.of(order)) {
            Map<String, Object> model = Map.of("answerBy", answerBy, "orderUrl", page(order));
            send(order, "order-served", "order-served/" + order.number(), person, model);
        }
        for (Person person : addressees.copied(order)) {
            Map<String, Object> model =
                    Map.of("answerBy", answerBy, "orderUrl", page(order), "supervised", order.addressee());
            send(order, "order-copied", "order-copied/" + order.number(), person, model);
        }
    }

    /** Tells those who can do the task that it has come. */
    void offered(Order order, String taskId, String taskName, List<Person> people, Instant dueAt) {
        for (Person person : people) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("task", taskName);
            model.put("taskUrl", page(order));
            if (dueAt != null) {
                // the limit ends at midnight, which belongs to the day before
                model.put("dueOn", LocalDate.ofInstant(dueAt.minusMillis(1), ApplicationClock.ZONE));
            }
            reach(order, "task-assigned", "task/" + taskId, person, model);
        }
    }

    /** Staff without a mail address find the task in their list; nobody has to go and tell them. */
    private void reach(Order order, String template, String key, Person person, Map<String, Object> model) {
        if (person.email() != null) {
            send(order, template, key, person, model);
        }
    }

    private void send(Order order, String template, String key, Person person, Map<String, Object> model) {
        notices.send(new NewNotice(
                key + "/" + person.userId(),
                template,
                order.number(),
                person.name(),
                person.email(),
                Role.OFFICE.group(),
                false,
                model));
    }

    private String page(Order order) {
        return settings.publicUrl() + "/desk/orders/" + order.number();
    }
}
