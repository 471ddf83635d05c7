package petitiondesk.supervision;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;

/**
 * How orders on the same case stand to each other: a second one follows when the first is closed or late with its answer,
 * and whoever has both answers them in their order.
 */
@Component
class OpenOrders {

    private final Orders orders;
    private final TimeLimits limits;
    private final Clock clock;

    OpenOrders(Orders orders, TimeLimits limits, Clock clock) {
        this.orders = orders;
        this.limits = limits;
        this.clock = clock;
    }

    /** Orders on the case that are not closed, the newest first. */
    List<Order> onCase(String petitionNumber) {
        return orders.all(petitionNumber).stream()
                .filter(order -> order.status() != OrderStatus.CLOSED)
                .toList();
    }

    /** Whether its answer is due and has not been given. */
    boolean isLate(Order order) {
        return order.status() == OrderStatus.ANSWERING
                && limits.running(order.number()).stream()
                        .anyMatch(limit ->
                                limit.kind() == LimitKind.SUPERVISION_ANSWER && limit.isOverdue(clock.instant()));
    }

    /** The earlier order on the same case that the same leader, or the same heads, have to answer before this one. */
    Optional<Order> toAnswerBefore(Order order) {
        return onCase(order.petitionNumber()).stream()
                .filter(other -> other.status() == OrderStatus.ANSWERING)
                .filter(other -> other.number().compareTo(order.number()) < 0)
                .filter(other -> Objects.equals(other.supervisedUser(), order.supervisedUser())
                        && Objects.equals(other.supervisedGroup(), order.supervisedGroup()))
                .reduce((newer, older) -> older);
    }
}
