package petitiondesk.petition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.springframework.stereotype.Component;
import petitiondesk.notification.SecretValues;
import petitiondesk.platform.InstallationSecret;
import petitiondesk.shared.Sha256;

/**
 * Query codes: derived from the number with the installation's secret, so that a repeated submission can answer the same
 * code again; kept only as a hash beside the petition.
 */
@Component
class QueryCodes implements SecretValues {

    /** No 0/O, 1/I/L: the code is read out on the telephone and copied by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 10;

    private final InstallationSecret secret;

    QueryCodes(InstallationSecret secret) {
        this.secret = secret;
    }

    @Override
    public String reveal(String subject, String name) {
        if (!name.equals("queryCode")) {
            throw new IllegalStateException("no secret is called " + name);
        }
        return of(subject);
    }

    /** The code of a petition: ten letters and digits. */
    public String of(String number) {
        byte[] digest = secret.derive("query-code/" + number);
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            // two bytes a character keep the bias of the remainder below one in two thousand
            int pair = (digest[2 * i] & 0xFF) << 8 | digest[2 * i + 1] & 0xFF;
            code.append(ALPHABET.charAt(pair % ALPHABET.length()));
        }
        return code.toString();
    }

    String hash(String number, String code) {
        return Sha256.of(number + "/" + normal(code));
    }

    boolean matches(String number, String code, String storedHash) {
        return MessageDigest.isEqual(
                hash(number, code).getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
