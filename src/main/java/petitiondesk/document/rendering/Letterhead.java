package petitiondesk.document.rendering;

/** In whose name the office's documents go out: its name as it is set, with 信访 where that is left out of everyday use. */
public final class Letterhead {

    private static final String MEETING = "联席会议";

    private Letterhead() {}

    public static String of(String officeName) {
        return officeName.contains("信访") ? officeName : officeName.replaceFirst(MEETING, "信访" + MEETING);
    }
}
