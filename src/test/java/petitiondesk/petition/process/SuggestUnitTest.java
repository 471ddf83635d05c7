package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestUnitTest {

    private static final DmnModelInstance TABLE =
            Dmn.readModelFromFile(Path.of("processes/suggest-unit.dmn").toFile());

    private String fired;

    /** Rule, suggestion, kind, category, dispute type, district, village. */
    static List<Arguments> petitions() {
        return List.of(
                arguments("Rule_1", "land", "DISPUTE", null, "D03", "east", "east-1"),
                arguments("Rule_2", "labour", "DISPUTE", null, "D10", "east", "east-1"),
                arguments("Rule_3", "east-1", "DISPUTE", null, "D02", "east", "east-1"),
                arguments("Rule_4", "east", "DISPUTE", null, "D02", "east", null),
                arguments("Rule_5", "civil", "DISPUTE", null, "D18", null, null),
                arguments("Rule_6", "land", "CLAIM", "C04", null, "east", "east-1"),
                arguments("Rule_7", "labour", "SUGGESTION", "C06", null, null, null),
                arguments("Rule_8", "civil", "CLAIM", "C12", null, "west", null));
    }

    @ParameterizedTest(name = "{0} suggests {1}")
    @MethodSource("petitions")
    void everyRuleSuggestsItsUnit(
            String rule,
            String unit,
            String kind,
            String category,
            String disputeType,
            String district,
            String village) {
        assertThat(suggestion(kind, category, disputeType, district, village)).isEqualTo(unit);
        assertThat(fired).isEqualTo(rule);
    }

    @Test
    void everyRuleHasItsCase() {
        assertThat(TABLE.getModelElementsByType(Rule.class))
                .extracting(Rule::getId)
                .containsExactlyElementsOf(petitions().stream()
                        .map(petition -> (String) petition.get()[0])
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("listedCodes")
    void everyCodeInAListCounts(String kind, String category, String disputeType, String unit) {
        assertThat(suggestion(kind, category, disputeType, "east", "east-1")).isEqualTo(unit);
    }

    static List<Arguments> listedCodes() {
        return List.of(
                arguments("DISPUTE", null, "D07", "land"),
                arguments("DISPUTE", null, "D08", "land"),
                arguments("DISPUTE", null, "D01", "east-1"),
                arguments("CLAIM", "C03", null, "land"));
    }

    @Test
    void aPetitionOfWhichNothingIsKnownYetGetsASuggestionToo() {
        assertThat(suggestion(null, null, null, null, null)).isEqualTo("civil");
    }

    private String suggestion(String kind, String category, String disputeType, String district, String village) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", kind);
        facts.put("category", category);
        facts.put("disputeType", disputeType);
        facts.put("district", district);
        facts.put("village", village);
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        DmnDecisionTableEvaluationListener listener = event -> fired = event.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .findFirst()
                .orElse(null);
        configuration.setCustomPostDecisionTableEvaluationListeners(List.of(listener));
        DmnEngine engine = configuration.buildEngine();
        DmnDecisionTableResult result =
                engine.evaluateDecisionTable(engine.parseDecision("suggest-unit", TABLE), facts);
        return result.getSingleResult().getSingleEntry();
    }
}
