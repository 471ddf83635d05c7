package petitiondesk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that can be wrong with a completion, made from one that is right. */
public final class Submissions {

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("radio", "select");

    private Submissions() {}

    /** A submission with one fault, and the field that the refusal has to name. */
    public record Faulty(String field, String fault, Map<String, Object> values) {

        @Override
        public String toString() {
            return field + " " + fault;
        }
    }

    /**
     * The valid submission with one fault each: a field too many, one too few, and for every field of the form values that
     * it cannot have.
     *
     * @param valid the smallest submission that is accepted: nothing of it can be left out
     */
    public static List<Faulty> faulty(FormFile form, Map<String, Object> valid) {
        List<Faulty> faulty = new ArrayList<>();
        faulty.add(with("handlingGroup", "is not in the form", valid, "registrars"));
        for (String field : valid.keySet()) {
            Map<String, Object> without = new HashMap<>(valid);
            without.remove(field);
            faulty.add(new Faulty(field, "is missing", without));
            faulty.add(with(field, "is null", valid, null));
            faulty.add(with(field, "is blank", valid, "  "));
        }
        for (JsonNode component : form.components()) {
            if (component.hasNonNull("key")) {
                addFaulty(faulty, component.path("key").asText(), component, valid);
            }
        }
        return faulty;
    }

    private static void addFaulty(List<Faulty> faulty, String key, JsonNode component, Map<String, Object> valid) {
        String type = component.path("type").asText();
        faulty.add(with(key, "is a list", valid, List.of("A", "B")));
        if (TEXTS.contains(type)) {
            int limit = component.path("validate").path("maxLength").asInt();
            faulty.add(with(key, "is a number", valid, 5));
            faulty.add(with(key, "is too long", valid, "长".repeat(limit + 1)));
            faulty.add(with(key, "has a control character", valid, "第一\u0007第二"));
            faulty.add(with(key, "has a NUL", valid, "第一\u0000第二"));
            faulty.add(with(key, "has half a character", valid, "第一\uD83D"));
        } else if (CHOICES.contains(type)) {
            faulty.add(with(key, "is not offered", valid, "NONSENSE"));
            faulty.add(with(key, "is in the wrong case", valid, "accept"));
            faulty.add(with(key, "is true", valid, true));
            faulty.add(with(key, "has a NUL", valid, "C03\u0000"));
        } else if (type.equals("datetime")) {
            for (String day : List.of("2026-02-30", "2026-13-01", "03.08.2026", "今天", "2026-08-03T09:00")) {
                faulty.add(with(key, "is " + day, valid, day));
            }
            faulty.add(with(key, "lies in the future", valid, "2099-01-01"));
            faulty.add(with(key, "is a number", valid, 20260803));
        } else if (type.equals("number")) {
            for (Object number : List.of("5", 1.5, 0, -1, 1_000_000_000_000L, Double.NaN)) {
                faulty.add(with(key, "is " + number, valid, number));
            }
        } else if (type.equals("checkbox")) {
            faulty.add(with(key, "is a text", valid, "true"));
        }
    }

    private static Faulty with(String field, String fault, Map<String, Object> valid, Object value) {
        Map<String, Object> values = new HashMap<>(valid);
        values.put(field, value);
        return new Faulty(field, fault, values);
    }
}
