package petitiondesk.notification;

/** Writes notices into the outbox, in the transaction of the event that they announce. */
public interface Notices {

    /**
     * Writes the notice once; a second one with the same key changes nothing. Without an address it becomes a duty of
     * {@link NewNotice#dutyGroup()}.
     *
     * @throws IllegalArgumentException if the template is unknown or one of its required values is missing
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    void send(NewNotice notice);

    /**
     * From now on discipline inspection alone sees and tells what was ever written about this subject: it turned out to be
     * an accusation. Joins the caller's transaction.
     */
    void restrict(String subject);
}
