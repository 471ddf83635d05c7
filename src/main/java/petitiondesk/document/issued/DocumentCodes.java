package petitiondesk.document.issued;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Codes by which anybody may check a document: random, so that nobody who has one knows another. */
@Component
class DocumentCodes {

    /** No 0/O, 1/I/L, as in query codes: it is copied from paper by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern WHOLE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

    private final SecureRandom random = new SecureRandom();

    String draw() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The code that was typed, whatever its letters' size and what stands between them; empty if it cannot be one. */
    static Optional<String> read(String typed) {
        if (typed == null || typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        String code = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return WHOLE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /** As paper shows it. */
    static String inGroups(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
