package petitiondesk.supervision;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;

/** Whom an order is served on and who answers it: the supervised leader while he is there, else the heads of the unit. */
@Service
public class OrderAddressees {

    private final Orders orders;
    private final Organisation organisation;

    OrderAddressees(Orders orders, Organisation organisation) {
        this.orders = orders;
        this.organisation = organisation;
    }

    /** The leader's user id, if he answers. */
    @Transactional(readOnly = true)
    public Optional<String> leader(String number) {
        return leader(orders.get(number)).map(Person::userId);
    }

    /** The group of the heads, if they answer. */
    @Transactional(readOnly = true)
    public Optional<String> group(String number) {
        Order order = orders.get(number);
        return leader(order).isPresent() ? Optional.empty() : Optional.ofNullable(order.supervisedGroup());
    }

    List<Person> of(Order order) {
        return leader(order).map(List::of).orElseGet(() -> heads(order));
    }

    /** The heads of the unit who get a copy beside a leader; nobody where they are supervised themselves. */
    List<Person> copied(Order order) {
        return leader(order).isEmpty()
                ? List.of()
                : heads(order).stream()
                        .filter(person -> !person.userId().equals(order.supervisedUser()))
                        .toList();
    }

    private List<Person> heads(Order order) {
        return order.supervisedGroup() == null ? List.of() : organisation.members(order.supervisedGroup());
    }

    private Optional<Person> leader(Order order) {
        return Optional.ofNullable(order.supervisedUser())
                .flatMap(organisation::person)
                .filter(Person::active);
    }
}
