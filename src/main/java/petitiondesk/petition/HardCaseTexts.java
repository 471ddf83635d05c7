package petitiondesk.petition;

/** How long the texts around hard cases may be, in characters. */
final class HardCaseTexts {

    static final int DIFFICULTY = 5_000;
    static final int MEASURES = 5_000;
    static final int COMMENT = 2_000;

    private HardCaseTexts() {}
}
