package petitiondesk.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one secret of an installation, from which others are derived; it never leaves this class. */
@Component
public class InstallationSecret implements InitializingBean {

    private final JdbcClient jdbc;
    private final String configured;
    private String secret;

    InstallationSecret(JdbcClient jdbc, @Value("${petitiondesk.query-code-secret:}") String configured) {
        this.jdbc = jdbc;
        this.configured = configured;
    }

    /** The setting, else the secret that the first node to start has put into the database. */
    @Override
    public void afterPropertiesSet() {
        secret = configured.isBlank() ? stored() : configured;
    }

    /** Thirty-two bytes that only this installation makes of the text. */
    public byte[] derive(String text) {
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
