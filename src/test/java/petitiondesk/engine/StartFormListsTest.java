package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFormListsTest {

    private static final String FORM = """
            {"components": [
              {"type": "select", "key": "village", "valuesKey": "villageOptions", "searchable": true},
              {"type": "group", "components": [{"type": "select", "key": "category", "valuesKey": "categoryOptions"}]},
              {"type": "select", "key": "other", "valuesKey": "unknownOptions"},
              {"type": "textfield", "key": "title"}]}""";

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void listsStandInTheFormWhereItNamesThem() throws Exception {
        JsonNode form = mapper.readTree(StartFormLists.into(
                new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)),
                Map.of(
                        "villageOptions", List.of(Map.of("label", "东片管区 / 柳堤村", "value", "east-1")),
                        "categoryOptions", List.of(Map.of("label", "农村农业", "value", "C01")),
                        "title", "不是列表"),
                mapper));
        JsonNode components = form.path("components");
        assertThat(components.path(0).path("values").path(0).path("label").asText())
                .isEqualTo("东片管区 / 柳堤村");
        assertThat(components.path(0).has("valuesKey")).isFalse();
        assertThat(components.path(0).path("searchable").asBoolean()).isTrue();
        assertThat(components.path(1).path("components").path(0).path("values")).hasSize(1);
        assertThat(components.path(2).path("valuesKey").asText()).isEqualTo("unknownOptions");
        assertThat(components.path(3).has("values")).isFalse();
    }
}
