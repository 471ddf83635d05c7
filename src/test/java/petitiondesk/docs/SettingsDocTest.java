package petitiondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** {@code settings.md} names every setting of the desk, none besides, with the environment name and default it has. */
class SettingsDocTest {

    private static final Path DOCUMENT = Path.of("src/docs/settings.md");
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(?<key>petitiondesk\\.[^`]+)` \\| `(?<environment>[^`]+)` \\| (?<default>[^|]*) \\| (?<meaning>[^|]+) \\|$",
            Pattern.MULTILINE);

    /** A line of the table. */
    record Row(String key, String environment, String shownDefault, String meaning) {}

    static Map<String, Row> documented() {
        Map<String, Row> rows = new TreeMap<>();
        Matcher row = ROW.matcher(new MarkedSection(DOCUMENT, "settings").text());
        while (row.find()) {
            rows.put(
                    row.group("key"),
                    new Row(
                            row.group("key"),
                            row.group("environment"),
                            row.group("default").strip(),
                            row.group("meaning")));
        }
        return rows;
    }

    static Iterable<Row> rows() {
        return documented().values();
    }

    @Test
    void everySettingIsDocumentedAndNothingElse() {
        Map<String, String> known = new TreeMap<>(Settings.withDefaults());
        known.putAll(Settings.ofProfile("demo"));
        known.putAll(Settings.ofProfile("production"));

        assertThat(documented().keySet()).containsExactlyElementsOf(known.keySet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theDefaultIsTheOneInForce(Row row) {
        String value = Settings.withDefaults().getOrDefault(row.key(), "");
        String inDemo = Settings.ofProfile("demo").get(row.key());
        String expected = value.isEmpty() ? "none" : "`" + value + "`";
        assertThat(row.shownDefault()).isEqualTo(inDemo == null ? expected : expected + "; demo: `" + inDemo + "`");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEnvironmentNameReachesTheSetting(Row row) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(row.environment(), "reached")));

        assertThat(new Binder(ConfigurationPropertySources.get(environment))
                        .bind(row.key(), String.class)
                        .orElse("not reached"))
                .isEqualTo("reached");
        assertThat(environment.getProperty(row.key())).isEqualTo("reached");
    }
}
