package petitiondesk.petition;

import java.time.LocalDate;

/**
 * One line of a file, as a petition that wants to be taken in.
 *
 * @param source whose numbers {@code externalNumber} is one of; empty where the file does not say
 * @param externalNumber the number under which the sender keeps it, or null
 * @param originalNumber the number that it had in an earlier register, or null
 * @param earlier what had become of it there, or null for a new petition
 */
public record FiledPetition(
        IntakeForm form, String source, String externalNumber, String originalNumber, Earlier earlier) {

    /** How far an earlier register had brought the case. */
    public enum State {
        OPEN("在办"),
        ANSWERED("已答复"),
        CLOSED("已办结");

        private final String title;

        State(String title) {
            this.title = title;
        }

        /** As the office writes it. */
        public String title() {
            return title;
        }
    }

    /**
     * The case's course in an earlier register; days and values that it did not keep are null.
     *
     * @param responsible code of the unit, district or village that handled
     * @param answeredOn the day on which the answer was served, or the agreement made
     * @param answer the answer or agreement itself
     */
    public record Earlier(
            State state,
            LocalDate acceptedOn,
            String responsible,
            LocalDate answeredOn,
            Conclusion conclusion,
            String answer,
            LocalDate closedOn) {}
}
