package petitiondesk.meeting;

import java.util.List;

/**
 * What minutes say on paper: the words that were drafted, line by line, and tables of what they tell of.
 *
 * @param lines the words that were drafted and are signed
 * @param sha256 of these words over UTF-8
 * @param signature null on a draft
 */
public record MinutesSheet(
        String issuer,
        String number,
        List<Line> lines,
        List<Report> reports,
        Report total,
        List<MeetingFile.HardItem> hardCases,
        List<MeetingFile.LateItem> lateCases,
        String sha256,
        Signature signature) {

    /** How a line is set. */
    public enum Level {
        TITLE,
        PART,
        TEXT
    }

    /** A line of the minutes. */
    public record Line(Level level, String text) {}

    /** What a district reported; null figures where it has not. */
    public record Report(
            String name, String state, Integer screened, Integer resolved, Integer stillOpen, Integer hard) {}

    /**
     * Who signed.
     *
     * @param signer null where an electronic signature draws the name
     * @param reason why a deputy signed; null for a convener
     */
    public record Signature(String signer, String capacity, String reason, String signedOn) {}
}
