package petitiondesk.platform;

import java.util.List;

/** What administrators must not overlook; shown to them above every page of the desk while it lasts. */
public interface Warnings {

    /**
     * One warning.
     *
     * @param text a Chinese sentence without anything personal
     * @param address page of the desk that shows more
     */
    record Warning(String text, String address) {}

    /** What holds at this moment; empty if all is well. */
    List<Warning> present();
}
