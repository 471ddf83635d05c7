package petitiondesk.notification;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the room that knows the secrets, if there is one. */
@Component
class Secrets {

    private final ObjectProvider<SecretValues> values;

    Secrets(ObjectProvider<SecretValues> values) {
        this.values = values;
    }

    /**
     * The secret's value.
     *
     * @throws Unknown if nobody can tell it
     */
    String reveal(String subject, String name) {
        SecretValues source = values.getIfAvailable();
        if (source == null) {
            throw new Unknown("Nobody knows the " + name + " of " + subject, null);
        }
        try {
            return source.reveal(subject, name);
        } catch (IllegalStateException e) {
            throw new Unknown("The " + name + " of " + subject + " cannot be told", e);
        }
    }

    /** A secret that nobody can tell. */
    static final class Unknown extends RuntimeException {

        Unknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
