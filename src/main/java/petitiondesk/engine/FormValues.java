package petitiondesk.engine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The values of a submitted form, read by type. Blank texts count as absent. */
public final class FormValues {

    private final Map<String, Object> values;

    public FormValues(Map<String, Object> values) {
        this.values = values;
    }

    /** The text without blanks around it. */
    public Optional<String> text(String field) {
        Object value = values.get(field);
        return value == null
                ? Optional.empty()
                : Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
    }

    /** The text, or null where the register keeps an absent one as null. */
    public String textOrNull(String field) {
        return text(field).orElse(null);
    }

    public boolean checked(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /**
     * A day written as {@code 2026-11-20}.
     *
     * @throws Refusal naming the field if it is no such day
     */
    public Optional<LocalDate> date(String field, String label) {
        return text(field).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Refusal.invalid(field, label + "不是有效日期，应写成 2026-11-20 的形式");
            }
        });
    }

    /**
     * A whole number.
     *
     * @throws Refusal naming the field if it is none
     */
    public Optional<Integer> integer(String field, String label) {
        Object value = values.get(field);
        if (value instanceof Number number) {
            if (number.doubleValue() != number.intValue()) {
                throw Refusal.invalid(field, label + "应为整数");
            }
            return Optional.of(number.intValue());
        }
        return text(field).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusal.invalid(field, label + "应为整数");
            }
        });
    }

    /** What was ticked in a list, without repetitions; a text counts as its parts between commas. Empty if absent. */
    public List<String> list(String field) {
        Object value = values.get(field);
        Stream<?> parts = value instanceof List<?> list
                ? list.stream()
                : text(field).stream().flatMap(text -> Stream.of(text.split("[,，、;；\\s]+")));
        return parts.filter(Objects::nonNull)
                .map(part -> part.toString().strip())
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    /** The chosen constant; a field error is noted if the value is none of them, nothing if it is absent. */
    public <E extends Enum<E>> Optional<E> choice(String field, String label, Class<E> type, FieldChecks checks) {
        return text(field).flatMap(text -> checks.oneOf(type, field, label, text));
    }
}
