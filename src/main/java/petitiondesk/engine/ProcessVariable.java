package petitiondesk.engine;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable with its name and type. Only ids, outcomes and dates are variables; texts and names stay in the
 * register's tables.
 *
 * @param name lowerCamel; instants end in {@code At}, due dates in {@code DueAt}, references in {@code Number} or {@code Id}
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> string(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> bool(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<Date> date(String name) {
        return new ProcessVariable<>(name, Date.class);
    }

    /**
     * The value; a missing one is a mistake of the model.
     *
     * @throws IllegalStateException if it is not set
     */
    public T in(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable " + name + " is not set"));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(type.cast(scope.getVariable(name)));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, Objects.requireNonNull(value, name));
    }

    public void put(Map<String, Object> variables, T value) {
        variables.put(name, Objects.requireNonNull(value, name));
    }
}
