package petitiondesk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Camunda Form with all its components, those inside groups too. */
public record FormFile(Path path, String id, List<JsonNode> components) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern FEEL_NAME = Pattern.compile("(?<![.\\w\"])[A-Za-z_]\\w*(?![\\w\"])");
    private static final Set<String> FEEL_WORDS = Set.of("true", "false", "null", "and", "or", "not", "if", "then");

    public static FormFile read(Path path) {
        try {
            JsonNode root = new JsonMapper().readTree(path.toFile());
            List<JsonNode> components = new ArrayList<>();
            collect(root.path("components"), components);
            return new FormFile(path, root.path("id").asText(), components);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name without its ending. */
    public String name() {
        return path.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }

    /** What a completion of the form may hold. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        components.stream()
                .filter(component -> component.hasNonNull("key"))
                .forEach(component -> keys.add(component.path("key").asText()));
        return keys;
    }

    /** Values and texts of the choices that are written into the form, by key. */
    public Map<String, Map<String, String>> choices() {
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        for (JsonNode component : components) {
            if (component.has("values")) {
                Map<String, String> options = new LinkedHashMap<>();
                component
                        .path("values")
                        .forEach(option -> options.put(
                                option.path("value").asText(),
                                option.path("label").asText()));
                choices.put(component.path("key").asText(), options);
            }
        }
        return choices;
    }

    /** What the form shows or asks for beyond its own fields: placeholders, option lists, conditions. */
    public Set<String> shown() {
        Set<String> shown = new TreeSet<>();
        for (JsonNode component : components) {
            find(PLACEHOLDER, component.path("text").asText(), shown);
            if (component.has("valuesKey")) {
                shown.add(component.path("valuesKey").asText());
            }
            String condition = component.path("conditional").path("hide").asText();
            find(FEEL_NAME, condition.replaceAll("\"[^\"]*\"", ""), shown);
        }
        shown.removeAll(FEEL_WORDS);
        shown.removeAll(keys());
        return shown;
    }

    private static void find(Pattern pattern, String text, Set<String> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
    }

    private static void collect(JsonNode nodes, List<JsonNode> components) {
        for (JsonNode node : nodes) {
            components.add(node);
            collect(node.path("components"), components);
        }
    }
}
