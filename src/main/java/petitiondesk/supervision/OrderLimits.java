package petitiondesk.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.reminder.LimitOwners;

/** Who owes the answer to a supervision order: whom it was served on. Above them stand the office and the conveners. */
@Component
class OrderLimits implements LimitOwners {

    private final Orders orders;
    private final OrderAddressees addressees;
    private final OrderRecords records;

    OrderLimits(Orders orders, OrderAddressees addressees, OrderRecords records) {
        this.orders = orders;
        this.addressees = addressees;
        this.records = records;
    }

    @Override
    public Map<String, Instant> followedSince(Collection<String> subjects) {
        return orders.existing(subjects).stream().collect(Collectors.toMap(Function.identity(), any -> Instant.MIN));
    }

    /** Accusations are never supervised. */
    @Override
    public Set<String> restricted(Collection<String> subjects) {
        return Set.of();
    }

    @Override
    public Owed owed(TimeLimit limit) {
        String page = "/desk/orders/" + limit.subject();
        return new Owed(
                addressees.of(orders.get(limit.subject())).stream()
                        .map(Person::userId)
                        .collect(Collectors.toSet()),
                Set.of(),
                List.of(Role.OFFICE.group(), Role.CONVENER.group()),
                false,
                page,
                page);
    }

    @Override
    public void becameOverdue(TimeLimit limit) {
        records.note(
                limit.subject(),
                null,
                "答复逾期",
                "答复期限%s已过，尚未答复；已提醒%s。"
                        .formatted(
                                PetitionTexts.day(limit.dueOn()),
                                orders.get(limit.subject()).addressee()));
    }
}
