package petitiondesk.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;

/**
 * The beans that expressions in models reach: delegates, listeners and what is marked as a {@link ModelBean}, nothing else of the application. They are looked
 * up when an expression needs them, because they themselves need the engine.
 */
final class DelegateBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;
    private Set<String> names;

    DelegateBeans(ApplicationContext context) {
        this.context = context;
    }

    /** Names of all beans that a model may mention. */
    synchronized Set<String> names() {
        if (names == null) {
            Set<String> found = new HashSet<>();
            for (Class<?> type :
                    new Class<?>[] {JavaDelegate.class, ExecutionListener.class, TaskListener.class, ModelBean.class}) {
                found.addAll(Arrays.asList(context.getBeanNamesForType(type, false, false)));
            }
            names = Set.copyOf(found);
        }
        return names;
    }

    @Override
    public boolean containsKey(Object name) {
        return names().contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        Map<Object, Object> beans = new LinkedHashMap<>();
        names().forEach(name -> beans.put(name, context.getBean(name)));
        return beans.entrySet();
    }
}
