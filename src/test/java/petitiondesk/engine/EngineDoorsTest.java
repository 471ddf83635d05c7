package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of open doors, held against everything that the engine's REST interface offers. */
class EngineDoorsTest {

    private static final Set<String> OFFERED = offered();

    @Test
    void everyRuleOpensSomethingThatExists() {
        Set<String> open = new TreeSet<>();
        for (String operation : OFFERED) {
            if (open(operation, "/engine-rest", true)) {
                open.add(operation.replaceAll("\\{[^}]*}", "{}"));
            }
        }
        Set<String> listed = EngineDoors.listed().stream()
                .map(line -> line.replace("{own}", "{}"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void bothRootsHaveTheSameDoors() {
        for (String operation : OFFERED) {
            for (boolean administrator : new boolean[] {true, false}) {
                boolean rest = open(operation, "/engine-rest", administrator);
                assertThat(open(operation, "/engine-rest/engine/default", administrator))
                        .describedAs(operation)
                        .isEqualTo(rest);
                assertThat(open(operation, "/camunda/api/engine/engine/default", administrator))
                        .describedAs(operation)
                        .isEqualTo(rest);
            }
        }
    }

    @Test
    void theStaffChangeNothingButTheirTasksAndTheirPassword() {
        Set<String> changing = OFFERED.stream()
                .filter(operation -> !operation.startsWith("GET") && !operation.startsWith("OPTIONS"))
                .filter(operation -> open(operation, "/engine-rest", false))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(changing)
                .containsExactlyInAnyOrder(
                        "POST /task",
                        "POST /task/count",
                        "POST /task/{id}/claim",
                        "POST /task/{id}/unclaim",
                        "POST /task/{id}/complete",
                        "POST /task/{id}/submit-form",
                        "POST /filter/{id}/list",
                        "POST /filter/{id}/count",
                        "POST /filter/{id}/singleResult",
                        "POST /identity/password-policy",
                        "POST /process-definition/{id}/submit-form",
                        "POST /process-definition/key/{key}/submit-form",
                        "PUT /user/{id}/credentials");
    }

    @Test
    void onesOwnAccountOnly() {
        assertThat(EngineDoors.open("PUT", "/engine-rest/user/office/credentials", Map.of(), "registrar", false))
                .isFalse();
        assertThat(EngineDoors.open(
                        "GET",
                        "/engine-rest/identity/groups",
                        Map.of("userId", new String[] {"registrar", "office"}),
                        "registrar",
                        false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/cockpit/plugin/base/default/process-definition",
                "/plugin/anything"
            })
    void theWebAppsKeepTheirBackRoomsShut(String path) {
        assertThat(EngineDoors.open("POST", path, Map.of(), "registrar", false)).isFalse();
        assertThat(EngineDoors.concerns(path)).isTrue();
    }

    private static boolean open(String operation, String root, boolean administrator) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "somebody");
        return EngineDoors.open(method, root + path, Map.of(), "somebody", administrator);
    }

    /** Every operation of the REST interface without its engine prefix, as "METHOD /path/{id}". */
    private static Set<String> offered() {
        Set<String> operations = new TreeSet<>();
        for (Class<?> resource : CamundaRestResources.getResourceClasses()) {
            for (Class<?> type : family(resource)) {
                Path path = type.getAnnotation(Path.class);
                if (path != null) {
                    collect(resource, "/" + path.value(), operations);
                    break;
                }
            }
        }
        operations.removeIf(operation -> operation.contains(" /engine/"));
        return operations;
    }

    private static void collect(Class<?> resource, String prefix, Set<String> operations) {
        for (Class<?> type : family(resource)) {
            for (Method method : type.getDeclaredMethods()) {
                Path path = method.getAnnotation(Path.class);
                String address = path == null ? prefix : prefix + "/" + path.value();
                address = address.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
                List<String> verbs = Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(annotation -> annotation.getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(HttpMethod::value)
                        .toList();
                for (String verb : verbs) {
                    operations.add(verb + " " + address);
                }
                if (verbs.isEmpty()
                        && path != null
                        && address.chars().filter(c -> c == '/').count() < 8) {
                    collect(method.getReturnType(), address, operations);
                }
            }
        }
    }

    /** The class, what it extends and what it implements. */
    private static Set<Class<?>> family(Class<?> type) {
        Set<Class<?>> family = new LinkedHashSet<>();
        Deque<Class<?>> next = new ArrayDeque<>(List.of(type));
        while (!next.isEmpty()) {
            Class<?> one = next.poll();
            if (family.add(one)) {
                if (one.getSuperclass() != null) {
                    next.add(one.getSuperclass());
                }
                next.addAll(Arrays.asList(one.getInterfaces()));
            }
        }
        return family;
    }
}
