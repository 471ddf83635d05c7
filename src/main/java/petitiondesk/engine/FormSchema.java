package petitiondesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import petitiondesk.shared.FieldChecks;

/**
 * The fields of a Camunda Form with the checks that the form declares. The browser runs these checks too, but whoever
 * speaks to the REST interface meets them only here.
 */
final class FormSchema {

    private static final int TEXT_LIMIT = 20_000;
    private static final int LIST_LIMIT = 1_000;
    private static final Set<String> TEXT_TYPES = Set.of("textfield", "textarea", "datetime");
    private static final Set<String> CHOICE_TYPES = Set.of("select", "radio");

    private record Field(
            String key,
            String type,
            String label,
            boolean required,
            boolean conditional,
            int maxLength,
            Double min,
            Double max,
            boolean whole,
            List<String> options) {}

    private final String id;
    private final Map<String, Field> fields;

    private FormSchema(String id, Map<String, Field> fields) {
        this.id = id;
        this.fields = fields;
    }

    static FormSchema read(InputStream form, ObjectMapper mapper) {
        try (form) {
            JsonNode root = mapper.readTree(form);
            Map<String, Field> fields = new LinkedHashMap<>();
            collect(root.path("components"), false, fields);
            return new FormSchema(root.path("id").asText(), fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return id;
    }

    Set<String> keys() {
        return fields.keySet();
    }

    /** Notes every value that the form does not allow: unknown fields, wrong types, missing, overlong, off the list. */
    FormValues check(Map<String, Object> submitted, FieldChecks checks) {
        Map<String, Object> values = new LinkedHashMap<>();
        submitted.forEach((key, value) -> {
            Field field = fields.get(key);
            if (field == null) {
                checks.reject(key, "表单中没有这个字段");
            } else if (value != null) {
                values.put(key, value);
                check(field, value, checks);
            }
        });
        for (Field field : fields.values()) {
            Object value = values.get(field.key);
            boolean missing = value == null || value.toString().isBlank();
            // a field that the form may hide is required by the rules of the task, which know when it is shown
            if (field.required && !field.conditional && missing) {
                checks.reject(field.key, field.label + "不能为空");
            }
        }
        return new FormValues(values);
    }

    private static void check(Field field, Object value, FieldChecks checks) {
        if (TEXT_TYPES.contains(field.type)) {
            if (value instanceof String text) {
                checks.text(field.key, field.label, text, field.maxLength);
            } else {
                checks.reject(field.key, field.label + "应为文字");
            }
        } else if (CHOICE_TYPES.contains(field.type)) {
            // a script may write the number of an option as a number
            String text = value instanceof String || value instanceof Integer ? value.toString() : null;
            if (text == null) {
                checks.reject(field.key, field.label + "应为文字");
            } else if (!text.isEmpty() && !field.options.isEmpty() && !field.options.contains(text)) {
                checks.reject(field.key, field.label + "不在可选范围内");
            } else {
                checks.text(field.key, field.label, text, 200);
            }
        } else if (field.type.equals("checkbox")) {
            checks.require(value instanceof Boolean, field.key, field.label + "应为是或否");
        } else if (field.type.equals("number")) {
            checkNumber(field, value, checks);
        } else if (field.type.equals("checklist") || field.type.equals("taglist")) {
            checkList(field, value, checks);
        } else {
            throw new IllegalStateException(
                    "form field " + field.key + " has type " + field.type + ", which nobody checks");
        }
    }

    /** Scripts may also write a list as one text with commas. */
    private static void checkList(Field field, Object value, FieldChecks checks) {
        if (value instanceof List<?> list && list.size() <= LIST_LIMIT) {
            boolean texts = list.stream().allMatch(part -> part instanceof String);
            checks.require(texts, field.key, field.label + "应为文字列表");
            if (texts) {
                list.forEach(part -> checks.text(field.key, field.label, (String) part, 200));
            }
        } else if (value instanceof String text) {
            checks.text(field.key, field.label, text, field.maxLength);
        } else {
            checks.reject(field.key, field.label + "应为列表");
        }
    }

    private static void checkNumber(Field field, Object value, FieldChecks checks) {
        if (!(value instanceof Number number)) {
            checks.reject(field.key, field.label + "应为数字");
            return;
        }
        double amount = number.doubleValue();
        boolean fits = (field.min == null || amount >= field.min) && (field.max == null || amount <= field.max);
        checks.require(fits && !Double.isNaN(amount), field.key, field.label + "超出允许范围");
        checks.require(!field.whole || amount == Math.rint(amount), field.key, field.label + "应为整数");
    }

    private static void collect(JsonNode components, boolean conditional, Map<String, Field> fields) {
        for (JsonNode component : components) {
            boolean hides = conditional || component.has("conditional");
            collect(component.path("components"), hides, fields);
            boolean shownOnly = component.path("disabled").asBoolean()
                    || component.path("readonly").asBoolean();
            if (component.hasNonNull("key")
                    && !shownOnly
                    && !component.path("type").asText().equals("expression")) {
                Field field = field(component, hides);
                fields.put(field.key, field);
            }
        }
    }

    private static Field field(JsonNode component, boolean conditional) {
        JsonNode validate = component.path("validate");
        List<String> options = new ArrayList<>();
        component
                .path("values")
                .forEach(value -> options.add(value.path("value").asText()));
        String key = component.path("key").asText();
        String label = component.has("dateLabel")
                ? component.path("dateLabel").asText()
                : component.path("label").asText(key);
        return new Field(
                key,
                component.path("type").asText(),
                label,
                validate.path("required").asBoolean(),
                conditional,
                validate.path("maxLength").asInt(TEXT_LIMIT),
                validate.has("min") ? validate.path("min").asDouble() : null,
                validate.has("max") ? validate.path("max").asDouble() : null,
                component.has("decimalDigits")
                        && component.path("decimalDigits").asInt() == 0,
                options);
    }
}
