package petitiondesk.supervision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.issued.DocumentsOfCase;
import petitiondesk.document.issued.Issued;

/** The signed orders on a petition belong into its file. */
@Component
class OrdersInCaseFile implements DocumentsOfCase {

    private final Orders orders;
    private final OrderPapers papers;

    OrdersInCaseFile(Orders orders, OrderPapers papers) {
        this.orders = orders;
        this.papers = papers;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Issued> of(String petitionNumber) {
        return orders.all(petitionNumber).stream()
                .sorted(Comparator.comparing(Order::number))
                .map(order -> papers.issued(order.number()))
                .flatMap(Optional::stream)
                .toList();
    }
}
