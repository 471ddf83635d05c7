package petitiondesk.platform;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address of {@code /api} that takes larger bodies than others, as the room behind it says. Everything else, and whoever
 * is in none of the groups, has the usual limit.
 *
 * @param path the addresses below the application's root, as a pattern
 * @param bytes most bytes of a request
 * @param groups whose work it is to bring such files; empty where the room itself decides before it reads
 * @param form whether the body is a form with a file in it ({@code multipart/form-data}); nowhere else is one read
 */
public record UploadDoor(Pattern path, long bytes, Set<String> groups, boolean form) {

    /** A door that takes a form with one file. */
    public static UploadDoor forForms(String path, long bytes) {
        return new UploadDoor(Pattern.compile(path), bytes, Set.of(), true);
    }

    /** A door that takes a file as it is, from members of these groups. */
    public static UploadDoor forFiles(String path, long bytes, Set<String> groups) {
        return new UploadDoor(Pattern.compile(path), bytes, Set.copyOf(groups), false);
    }

    public boolean isAt(String address) {
        return path.matcher(address).matches();
    }
}
