package petitiondesk.platform;

/**
 * Something that has to be in place before the first request is answered: organisation, rights, models. Steps run in
 * the order of their {@code @Order}, once a start; one that throws ends the start.
 */
public interface StartStep {

    void perform();
}
