package petitiondesk.model;

import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import petitiondesk.engine.ModelBean;
import petitiondesk.engine.ProcessVariable;

/**
 * What the features' process packages declare for the models: variables as static {@link ProcessVariable} beside a constant
 * {@code PROCESS}, names of messages and decisions in constants called {@code …_MESSAGE} and {@code …_DECISION}.
 *
 * @param variables names of the variables, by process
 * @param beans names of the beans that expressions may ask
 */
record Declared(Map<String, Set<String>> variables, Set<String> messages, Set<String> decisions, Set<String> beans) {

    static Declared byTheCode() {
        Declared declared = new Declared(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        try {
            SimpleMetadataReaderFactory reader = new SimpleMetadataReaderFactory();
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:petitiondesk/**/process/*.class")) {
                String name =
                        reader.getMetadataReader(resource).getClassMetadata().getClassName();
                if (!name.endsWith("IT") && !name.endsWith("Test")) {
                    declared.add(Class.forName(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return declared;
    }

    private void add(Class<?> type) throws ReflectiveOperationException {
        if (ModelBean.class.isAssignableFrom(type)) {
            beans.add(Introspector.decapitalize(type.getSimpleName()));
        }
        Map<String, Object> constants = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                constants.put(field.getName(), field.get(null));
            }
        }
        constants.forEach((name, value) -> {
            if (value instanceof ProcessVariable<?> variable) {
                variables
                        .computeIfAbsent((String) constants.get("PROCESS"), process -> new TreeSet<>())
                        .add(variable.name());
            } else if (name.endsWith("_MESSAGE")) {
                messages.add((String) value);
            } else if (name.endsWith("_DECISION")) {
                decisions.add((String) value);
            }
        });
    }
}
