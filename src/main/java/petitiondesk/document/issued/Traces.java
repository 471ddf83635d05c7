package petitiondesk.document.issued;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs in a file that it may be one of ours. It is looked at as it lies there, nothing in it is unpacked: a stranger's file
 * costs no more than its size, and a broken one is read like any other.
 */
record Traces(String bytes) {

    /** Each of our documents bears its code twice in the clear, so that no single change hides it. */
    private static final Pattern CODE =
            Pattern.compile("(?<![A-Za-z0-9-])[2-9A-HJKMNP-Z]{4}(?:-?[2-9A-HJKMNP-Z]{4}){3}(?![A-Za-z0-9-])");

    private static final int MOST = 50;
    /** Readers take a file for PDF if its head says so somewhere in the first kilobyte. */
    private static final int HEAD = 1024;

    static Traces in(byte[] content) {
        return new Traces(new String(content, StandardCharsets.ISO_8859_1));
    }

    boolean isPdf() {
        return bytes.substring(0, Math.min(HEAD, bytes.length())).contains("%PDF-");
    }

    Set<String> codes() {
        return CODE.matcher(bytes)
                .results()
                .map(found -> found.group().replace("-", ""))
                .distinct()
                .limit(MOST)
                .collect(Collectors.toSet());
    }

    boolean isEncrypted() {
        Matcher encrypted = Pattern.compile("/Encrypt[\\s/<0-9]").matcher(bytes);
        return encrypted.find();
    }
}
