package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

class FormSchemaTest {

    private final FormSchema form =
            FormSchema.read(new ByteArrayInputStream("""
            {"id": "sample", "components": [
              {"type": "text", "text": "{{summary}}"},
              {"key": "title", "type": "textfield", "label": "标题", "validate": {"required": true, "maxLength": 5}},
              {"key": "shown", "type": "textfield", "label": "只读", "disabled": true},
              {"type": "group", "conditional": {"hide": "=a"}, "components": [
                {"key": "reason", "type": "textarea", "label": "理由", "validate": {"required": true}}]},
              {"key": "choice", "type": "radio", "label": "选择", "values": [{"label": "甲", "value": "A"}]},
              {"key": "open", "type": "select", "label": "名单", "valuesKey": "options"},
              {"key": "agreed", "type": "checkbox", "label": "同意"},
              {"key": "persons", "type": "number", "label": "人数", "validate": {"min": 1, "max": 9}},
              {"key": "day", "type": "datetime", "dateLabel": "日期"}
            ]}""".getBytes(StandardCharsets.UTF_8)), new ObjectMapper());

    private List<String> wrong(Map<String, Object> values) {
        FieldChecks checks = new FieldChecks();
        form.check(values, checks);
        try {
            checks.done();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.errors().stream().map(Refusal.FieldError::field).toList();
        }
    }

    private Map<String, Object> with(String key, Object value) {
        Map<String, Object> values = new HashMap<>(Map.of("title", "标题"));
        values.put(key, value);
        return values;
    }

    @Test
    void aCompleteFormPasses() {
        assertThat(wrong(Map.of(
                        "title", "标题", "choice", "A", "open", "x", "agreed", true, "persons", 3, "day", "2026-08-03")))
                .isEmpty();
    }

    @Test
    void fieldsThatTheFormDoesNotHaveAreRefused() {
        assertThat(wrong(with("approved", true))).containsExactly("approved");
    }

    @Test
    void fieldsThatTheFormOnlyShowsAreRefused() {
        assertThat(wrong(with("shown", "x"))).containsExactly("shown");
    }

    @Test
    void requiredFieldsMustBeThere() {
        assertThat(wrong(Map.of())).containsExactly("title");
        assertThat(wrong(Map.of("title", "  "))).containsExactly("title");
    }

    @Test
    void aFieldThatMayBeHiddenIsLeftToTheRules() {
        assertThat(wrong(Map.of("title", "标题"))).isEmpty();
    }

    @Test
    void valuesOffTheListOverlongTextsAndWrongTypesAreRefused() {
        assertThat(wrong(with("choice", "B"))).containsExactly("choice");
        assertThat(wrong(with("choice", 1))).containsExactly("choice");
        assertThat(wrong(with("title", "六个字太长了"))).containsExactly("title");
        assertThat(wrong(with("title", 5))).containsExactly("title");
        assertThat(wrong(with("agreed", "yes"))).containsExactly("agreed");
        assertThat(wrong(with("persons", 10))).containsExactly("persons");
        assertThat(wrong(with("persons", Double.NaN))).containsExactly("persons");
        assertThat(wrong(with("reason", "a\u0000"))).containsExactly("reason");
        assertThat(wrong(with("day", List.of()))).containsExactly("day");
    }

    @Test
    void nullCountsAsAbsent() {
        assertThat(wrong(with("choice", null))).isEmpty();
        assertThat(wrong(with("title", null))).containsExactly("title");
    }
}
