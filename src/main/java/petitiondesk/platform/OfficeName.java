package petitiondesk.platform;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the office of this installation is called. */
@Component
public final class OfficeName {

    private static final String FIELD = "信访";

    private final String name;

    public OfficeName(@Value("${petitiondesk.office-name:联席会议办公室}") String name) {
        this.name = name;
    }

    /** As it is called among colleagues, who know of what. */
    public String name() {
        return name;
    }

    /** As it stands above a letter, where {@code 信访} comes first. */
    public String letterhead() {
        return FIELD + name.replace(FIELD, "");
    }
}
