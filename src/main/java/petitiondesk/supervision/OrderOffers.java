package petitiondesk.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;

/** Tells people that a task of an order has come to them; not those who could not do it, nor who was served a moment ago. */
@Service
public class OrderOffers {

    private final Orders orders;
    private final OrderRecords records;
    private final OrderNotices notices;
    private final SignerRights rights;
    private final Organisation organisation;

    OrderOffers(
            Orders orders, OrderRecords records, OrderNotices notices, SignerRights rights, Organisation organisation) {
        this.orders = orders;
        this.records = records;
        this.notices = notices;
        this.rights = rights;
        this.organisation = organisation;
    }

    /**
     * Tells the members of a group, or one person.
     *
     * @param group null where the task is offered to a person
     * @param dueAt end of the limit, or null where the step has none
     */
    @Transactional
    public void offered(
            String number, String task, String taskId, String name, String group, String userId, Instant dueAt) {
        Order order = orders.get(number);
        Predicate<Person> told = switch (task) {
            case "UserTask_SignOrder" ->
                person -> rights.of(order, person.userId()).given();
            // the order itself has just gone to them
            case "UserTask_AnswerOrder" -> person -> !records.answers(number).isEmpty();
            default -> person -> true;
        };
        List<Person> people = group != null
                ? organisation.members(group)
                : Optional.ofNullable(userId).flatMap(organisation::person).stream()
                        .toList();
        notices.offered(order, taskId, name, people.stream().filter(told).toList(), dueAt);
    }
}
