package petitiondesk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.PropertyPlaceholderHelper;

/** All settings under {@code petitiondesk.*} that the code reads, with their defaults. */
final class Settings {

    private static final String PREFIX = "petitiondesk";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Ways of reading a setting by its name, with a default after a colon. */
    private static final List<Pattern> READ_BY_NAME = List.of(
            Pattern.compile("\\$\\{(?<key>petitiondesk\\.[a-z0-9.-]+)(?::(?<fallback>[^}]*))?}"),
            Pattern.compile("getProperty\\(\\s*\"(?<key>petitiondesk\\.[a-z0-9.-]+)\"(?<fallback>)"),
            Pattern.compile("@ConditionalOn\\w*Property\\([^)]*?\"(?<key>petitiondesk\\.[a-z0-9.-]+)\"(?<fallback>)"));

    private final Map<String, String> defaults = new TreeMap<>();

    /** Reads them from the classes, the sources and the common {@code application.yaml}. */
    static Map<String, String> withDefaults() {
        Settings settings = new Settings();
        settings.bound();
        settings.readByName();
        yaml("application.yaml").forEach(settings.defaults::put);
        return settings.defaults;
    }

    /** What a profile sets beyond or other than the common defaults. */
    static Map<String, String> ofProfile(String profile) {
        return yaml("application-" + profile + ".yaml");
    }

    private void bound() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents(PREFIX).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            if (prefix.equals(PREFIX) || prefix.startsWith(PREFIX + ".")) {
                components(prefix, type);
            }
        });
    }

    private void components(String prefix, Class<?> type) {
        if (!type.isRecord()) {
            throw new AssertionError(type + " holds settings and is no record: nobody can list them");
        }
        for (Parameter component : type.getDeclaredConstructors()[0].getParameters()) {
            String key = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
            if (component.getType().isRecord()) {
                components(key, component.getType());
            } else {
                DefaultValue value = component.getAnnotation(DefaultValue.class);
                defaults.put(key, value == null ? "" : String.join(",", value.value()));
            }
        }
    }

    private void readByName() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                for (Pattern way : READ_BY_NAME) {
                    Matcher found = way.matcher(source);
                    while (found.find()) {
                        String fallback = found.group("fallback");
                        defaults.putIfAbsent(found.group("key"), fallback == null ? "" : fallback);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> yaml(String file) {
        YamlPropertiesFactoryBean reader = new YamlPropertiesFactoryBean();
        reader.setResources(new FileSystemResource(RESOURCES.resolve(file)));
        Properties properties = reader.getObject();
        Map<String, String> ours = new TreeMap<>();
        PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}", ":", null, true);
        // values that YAML reads as numbers or booleans are no string properties, but are given as strings
        properties.keySet().stream()
                .map(String::valueOf)
                .filter(key -> key.startsWith(PREFIX + "."))
                .forEach(key ->
                        ours.put(key, placeholders.replacePlaceholders(properties.getProperty(key), new Properties())));
        return ours;
    }
}
