package petitiondesk.petition.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import petitiondesk.petition.Ledger;
import petitiondesk.shared.Refusal;

/**
 * What the register is narrowed to, as it stands in the page's address.
 *
 * @param due {@code overdue}, {@code today} or {@code week}
 * @param page from 1, as people count
 */
record RegisterFilter(
        String text,
        String status,
        Boolean open,
        String kind,
        String channel,
        String district,
        String unit,
        String category,
        String due,
        LocalDate receivedFrom,
        LocalDate receivedTo,
        String sort,
        Integer page) {

    private static final int PAGE_SIZE = 20;
    private static final int WEEK = 7;

    Ledger.Query query(LocalDate today) {
        return new Ledger.Query(
                text,
                status,
                kind,
                channel,
                district,
                unit,
                category,
                open,
                "overdue".equals(due) ? Boolean.TRUE : null,
                dueBy(today),
                receivedFrom,
                receivedTo,
                page == null ? 0 : page - 1,
                PAGE_SIZE,
                sort);
    }

    private LocalDate dueBy(LocalDate today) {
        if (due == null || due.isBlank()) {
            return null;
        }
        return switch (due) {
            case "overdue" -> null;
            case "today" -> today;
            case "week" -> today.plusDays(WEEK);
            default -> throw Refusal.invalid("due", "期限应为 overdue、today 或 week");
        };
    }

    /** Whether anything is left out, but for the order and the page. */
    boolean narrowed() {
        return values().entrySet().stream()
                .anyMatch(value -> !value.getKey().equals("sort")
                        && !Objects.toString(value.getValue(), "").isBlank());
    }

    /** Whether one of the filters behind the fold is used. */
    public boolean detailed() {
        return present(kind)
                || present(channel)
                || present(district)
                || present(unit)
                || present(category)
                || present(due)
                || receivedFrom != null
                || receivedTo != null;
    }

    /** The address of the list in this status; the other filters stay. */
    String inStatus(String newStatus, Boolean newOpen) {
        Map<String, Object> values = values();
        values.put("status", newStatus);
        values.put("open", newOpen);
        return address(values);
    }

    String onPage(int number) {
        Map<String, Object> values = values();
        values.put("page", number == 1 ? null : number);
        return address(values);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", text);
        values.put("status", status);
        values.put("open", open);
        values.put("kind", kind);
        values.put("channel", channel);
        values.put("district", district);
        values.put("unit", unit);
        values.put("category", category);
        values.put("due", due);
        values.put("receivedFrom", receivedFrom);
        values.put("receivedTo", receivedTo);
        values.put("sort", sort);
        return values;
    }

    private static String address(Map<String, Object> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk");
        values.forEach((name, value) -> {
            if (!Objects.toString(value, "").isBlank()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        values.values().removeIf(Objects::isNull);
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static boolean present(String value) {
        return value != null && !value.isBlank();
    }
}
