package petitiondesk.supervision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Supervision;

/** Shows the register what orders there are on its cases. */
@Service
class CaseSupervision implements Supervision {

    private final Orders orders;
    private final TimeLimits limits;
    private final Clock clock;

    CaseSupervision(Orders orders, TimeLimits limits, Clock clock) {
        this.orders = orders;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Supervision.Order> ordersOn(String petitionNumber) {
        List<Supervision.Order> oldestFirst = new ArrayList<>(
                orders.all(petitionNumber).stream().map(this::view).toList());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> supervised(Collection<String> petitionNumbers) {
        return petitionNumbers.isEmpty() ? Set.of() : orders.supervised(petitionNumbers);
    }

    private Supervision.Order view(petitiondesk.supervision.Order order) {
        Optional<TimeLimits.TimeLimit> limit = limits.newest(LimitKind.SUPERVISION_ANSWER, order.number());
        return new Supervision.Order(
                order.number(),
                order.meetingNumber(),
                order.status().title(),
                order.addressee(),
                limit.map(TimeLimits.TimeLimit::dueOn).orElse(null),
                limit.filter(running -> running.isRunning() && running.isOverdue(clock.instant()))
                        .isPresent(),
                order.status() != OrderStatus.CLOSED);
    }
}
