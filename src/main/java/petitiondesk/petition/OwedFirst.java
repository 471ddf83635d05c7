package petitiondesk.petition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** What the office owes first in each of many cases. */
@Component
class OwedFirst {

    private final TimeLimits limits;

    OwedFirst(TimeLimits limits) {
        this.limits = limits;
    }

    /** By number; cases in which it owes nothing now are left out. */
    Map<String, TimeLimit> in(List<String> numbers) {
        Map<String, TimeLimit> first = new HashMap<>();
        limits.running(numbers)
                .forEach((number, running) -> running.stream()
                        .filter(limit -> limit.kind().owedByOffice())
                        .findFirst()
                        .ifPresent(limit -> first.put(number, limit)));
        return first;
    }
}
