package petitiondesk.setup;

import java.util.List;
import java.util.Set;

/** Something that files can change: the organisation, or one of the category trees. */
public interface FileSubject {

    /** Its part of addresses. */
    String id();

    /** Names of what somebody may ask for beside the files. */
    Set<String> options();

    /**
     * Looks at one file by itself.
     *
     * @return what it is, such as 人员
     * @throws petitiondesk.shared.Refusal if it cannot be read or is none of the subject's files
     */
    Recognised recognise(StagedFile file);

    /**
     * What applying the files would do.
     *
     * @throws petitiondesk.shared.Refusal naming everything wrong by file, line and column
     */
    Plan plan(List<StagedFile> files, Set<String> options, String userId);

    /**
     * Does it.
     *
     * @param fingerprint of the plan that the person has seen
     * @throws petitiondesk.shared.Refusal conflict if the plan would be another one by now
     */
    Plan apply(List<StagedFile> files, Set<String> options, String fingerprint, String userId, Runnable done);

    /** What is stored now, a line for each list. */
    List<Stock> stock();

    /**
     * A list as it is stored, in the form in which it can be given again.
     *
     * @throws petitiondesk.shared.Refusal if there is no such list
     */
    byte[] export(String list);

    /** What a file turned out to be. */
    record Recognised(String list, int lines, String encoding) {}

    /**
     * How much there is of a list.
     *
     * @param id by which it is exported
     * @param inUse entries in use
     * @param ended entries out of use, or people who have left
     * @param columns the header of its file
     */
    record Stock(String id, String list, int inUse, int ended, List<String> columns) {}
}
