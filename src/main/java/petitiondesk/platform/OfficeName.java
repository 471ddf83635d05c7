package petitiondesk.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the office of this installation is called. */
@Component
public final class OfficeName {

    private static final String FIELD = "信访";
    private static final String MEETING = "联席会议";

    private final String name;

    public OfficeName(@Value("${petitiondesk.office-name:联席会议办公室}") String name) {
        this.name = name;
    }

    /** As it is called among colleagues, who know of what. */
    public String name() {
        return name;
    }

    /** As it stands above a letter: with {@code 信访}, where that is left out of everyday use. */
    public String letterhead() {
        return name.contains(FIELD) ? name : name.replaceFirst(MEETING, FIELD + MEETING);
    }
}
