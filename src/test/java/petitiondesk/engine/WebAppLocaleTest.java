package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our Chinese texts of the Camunda web apps against the English ones in Camunda's jar. */
class WebAppLocaleTest {

    /** Texts of rules that the engine has from us. */
    private static final Map<String, String> OURS =
            Map.of("PASSWORD_POLICY_BYTES", "at most {{maxBytes}} bytes (a Chinese character takes 3)");

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}");
    private static final Pattern MARKUP = Pattern.compile("</?(?:a|br|strong)\\b[^>]*>|&\\w+;");

    /** Chinese has no plural ending to append. */
    private static final String PLURAL_SUFFIX = "s";

    private static final Set<String> SAME_IN_CHINESE =
            Set.of("ID", "ID*", "CSV", "JSON", "Optimize", "YYYY-MM-DDTHH:mm:ss", "<", "<=", ">", ">=");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void everyEnglishKeyIsTranslated(String app) {
        assertThat(chinese(app).keySet()).containsAll(english(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "cockpit"})
    void everyEnglishDateFormatHasAChineseOne(String app) {
        assertThat(dateFormats(app, "zh")).containsAll(dateFormats(app, "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void noTextIsEmptyUnlessTheEnglishOneIsOrOnlyFormsAPlural(String app) {
        Map<String, String> english = english(app);

        assertThat(chinese(app)).allSatisfy((key, text) -> {
            if (!Set.of("", PLURAL_SUFFIX).contains(original(english, key))) {
                assertThat(text).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void placeholdersSurviveTheTranslation(String app) {
        Map<String, String> english = english(app);

        assertThat(chinese(app))
                .allSatisfy((key, text) ->
                        assertThat(found(PLACEHOLDER, text)).isEqualTo(found(PLACEHOLDER, original(english, key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void markupSurvivesTheTranslation(String app) {
        Map<String, String> english = english(app);

        assertThat(chinese(app))
                .allSatisfy((key, text) ->
                        assertThat(found(MARKUP, text)).isEqualTo(found(MARKUP, original(english, key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void nothingIsLeftInEnglish(String app) {
        Map<String, String> english = english(app);

        assertThat(chinese(app)).allSatisfy((key, text) -> {
            if (!text.isEmpty() && !SAME_IN_CHINESE.contains(text)) {
                assertThat(text).isNotEqualTo(original(english, key));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void aBrowserSetToEnglishIsServedChineseToo(String app) {
        assertThat(text(app + "/scripts/config.js"))
                .contains("availableLocales: ['zh']")
                .contains("fallbackLocale: 'zh'");
    }

    private static Map<String, String> english(String app) {
        return labels(app, "en");
    }

    private static Map<String, String> chinese(String app) {
        return labels(app, "zh");
    }

    /** Some texts, such as Tasklist's filter criteria, are absent from the English file because they are their own keys. */
    private static String original(Map<String, String> english, String key) {
        return english.getOrDefault(key, OURS.getOrDefault(key, key));
    }

    private static Map<String, String> labels(String app, String language) {
        return JSON.convertValue(locale(app, language).get("labels"), new TypeReference<>() {});
    }

    private static Set<String> dateFormats(String app, String language) {
        Set<String> names = new TreeSet<>();
        locale(app, language)
                .get("dateLocales")
                .properties()
                .forEach(group ->
                        group.getValue().fieldNames().forEachRemaining(name -> names.add(group.getKey() + "." + name)));
        return names;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().collect(Collectors.toList());
    }

    private static JsonNode locale(String app, String language) {
        try (InputStream file = open(app + "/locales/" + language + ".json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) {
        try (InputStream file = open(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream file = WebAppLocaleTest.class.getClassLoader().getResourceAsStream(APPS + path);
        assertThat(file).as(path).isNotNull();
        return file;
    }
}
