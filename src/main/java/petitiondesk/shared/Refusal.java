package petitiondesk.shared;

import java.util.List;
import java.util.stream.Collectors;

/** A request that the rules do not allow; its message and field errors are shown to the person who asked. */
public final class Refusal extends RuntimeException {

    /** Why, in terms that HTTP and the engine's REST interface both know. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code that says the same. */
        public int status() {
            return status;
        }
    }

    /**
     * One field that cannot be taken as it is.
     *
     * @param field the name used in JSON and in forms
     * @param message plain Chinese, naming the field as people know it
     */
    public record FieldError(String field, String message) {}

    private final Kind kind;
    private final transient List<FieldError> errors;

    private Refusal(Kind kind, String message, List<FieldError> errors) {
        super(message);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    /** Several fields are wrong; at least one entry. */
    public static Refusal invalid(List<FieldError> errors) {
        String message = errors.stream()
                .map(error -> "%s（%s）".formatted(error.message(), error.field()))
                .collect(Collectors.joining("；"));
        return new Refusal(Kind.INVALID, message, errors);
    }

    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, message, List.of());
    }

    /** Also the answer for what exists but is not for the one who asks: the two must look the same. */
    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, message, List.of());
    }

    public static Refusal conflict(String message) {
        return new Refusal(Kind.CONFLICT, message, List.of());
    }

    public static Refusal tooMany(String message) {
        return new Refusal(Kind.TOO_MANY, message, List.of());
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
