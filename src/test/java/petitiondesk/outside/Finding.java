package petitiondesk.outside;

/**
 * Something that does not agree.
 *
 * @param rule what was looked at
 * @param subject petition, notice, year or request that it is about
 */
public record Finding(String rule, String subject, String text) {

    @Override
    public String toString() {
        return rule + " · " + subject + " · " + text;
    }
}
