package petitiondesk.notification;

/** Writes notices into the outbox, in the transaction of the event that they announce. */
public interface Notices {

    /** Writes the notice once; a second one with the same key changes nothing. */
    void send(NewNotice notice);
}
