package petitiondesk.notification;

/** Tells secrets that belong in a letter but not in the outbox; implemented by the room that can derive them. */
public interface SecretValues {

    /**
     * The value of a secret, such as {@code queryCode} of a petition. Must be computed without a transaction of its own: it
     * is asked for while the outbox row is locked.
     *
     * @param subject number of the petition
     * @throws IllegalStateException if there is no such secret
     */
    String reveal(String subject, String name);
}
