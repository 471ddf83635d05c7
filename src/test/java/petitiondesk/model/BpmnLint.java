package petitiondesk.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** bpmnlint as its authors ship it, with the rules of {@code bpmnlint/rules.json}. */
final class BpmnLint {

    private static final Path HOME = Path.of("src/test/resources/bpmnlint");

    private BpmnLint() {}

    /** Returns what bpmnlint objects to; warnings count like errors. */
    static List<Finding> findings(Path diagram) {
        String report = NodeRuntime.run(
                HOME.resolve("bpmnlint.cjs"), List.of(HOME.resolve("rules.json").toString(), diagram.toString()));
        List<Finding> findings = new ArrayList<>();
        for (JsonNode finding : parse(report)) {
            findings.add(new Finding(
                    finding.path("rule").asText(),
                    finding.path("id").asText(),
                    finding.path("message").asText()));
        }
        return findings;
    }

    private static JsonNode parse(String report) {
        try {
            return new JsonMapper().readTree(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bpmnlint answered with something else than JSON: " + report, e);
        }
    }
}
