package petitiondesk.petition;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.notification.SecretValues;

/**
 * Query codes: derived from the number with the installation's secret, so that a repeated submission can answer the same
 * code again; kept only as a hash beside the petition.
 */
@Component
class QueryCodes implements SecretValues, InitializingBean {

    /** No 0/O, 1/I/L: the code is read out on the telephone and copied by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 10;

    private final JdbcClient jdbc;
    private final String configured;
    private String secret;

    QueryCodes(JdbcClient jdbc, @Value("${petitiondesk.query-code-secret:}") String configured) {
        this.jdbc = jdbc;
        this.configured = configured;
    }

    /** The setting, else the secret that the first node to start has put into the database. */
    @Override
    public void afterPropertiesSet() {
        secret = configured.isBlank() ? stored() : configured;
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
        byte[] digest = hmac("query-code/" + number);
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            // two bytes a character keep the bias of the remainder below one in two thousand
            int pair = (digest[2 * i] & 0xFF) << 8 | digest[2 * i + 1] & 0xFF;
            code.append(ALPHABET.charAt(pair % ALPHABET.length()));
        }
        return code.toString();
    }

    String hash(String number, String code) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((number + "/" + normal(code)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    boolean matches(String number, String code, String storedHash) {
        return MessageDigest.isEqual(
                hash(number, code).getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private String stored() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        jdbc.sql("insert into installation_secret (id, secret) values (1, :secret) on conflict do nothing")
                .param("secret", HexFormat.of().formatHex(random))
                .update();
        return jdbc.sql("select secret from installation_secret where id = 1")
                .query(String.class)
                .single();
    }
}
