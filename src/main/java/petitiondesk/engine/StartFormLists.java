package petitiondesk.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Puts the lists of a start form's view into the form itself. Tasklist asks for the variables of a task's form, and for none
 * of a start form: its lists would be empty.
 */
final class StartFormLists {

    private StartFormLists() {}

    static InputStream into(InputStream form, Map<String, Object> view, ObjectMapper mapper) {
        try (form) {
            JsonNode root = mapper.readTree(form);
            fill(root.path("components"), view, mapper);
            return new ByteArrayInputStream(mapper.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode components, Map<String, Object> view, ObjectMapper mapper) {
        for (JsonNode component : components) {
            String key = component.path("valuesKey").asText();
            if (view.get(key) instanceof List<?> options) {
                ((ObjectNode) component).set("values", mapper.valueToTree(options));
                // where both stand, the key wins
                ((ObjectNode) component).remove("valuesKey");
            }
            fill(component.path("components"), view, mapper);
        }
    }
}
