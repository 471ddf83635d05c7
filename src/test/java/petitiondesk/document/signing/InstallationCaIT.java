package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import petitiondesk.platform.DeskSettings;
import petitiondesk.platform.OfficeName;

/** The installation's own authority, and the list of what it has revoked. */
class InstallationCaIT extends SigningDay {

    @Autowired
    private InstallationCa ca;

    @Autowired
    private OwnSignature own;

    @Autowired
    private KeyLock lock;

    @Autowired
    private Revocations revocations;

    @Autowired
    private SignatureSettings settings;

    @Autowired
    private DeskSettings desk;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theAuthorityIsMadeOnceAndItsListNamesWhatWasRevoked() throws Exception {
        String userId = signers.hire("赵召集");
        signers.unlock(userId).close();
        String serial = jdbc.sql("select serial from signer_certificate where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .single();
        X509Certificate authority = ca.certificate();
        assertThat(((RSAPublicKey) authority.getPublicKey()).getModulus().bitLength())
                .isEqualTo(3072);
        assertThat(crl(authority).getRevokedCertificate(new BigInteger(serial, 16)))
                .isNull();

        Signers.as(userId, () -> {
            own.forget(Signers.PASSWORD, "10.1.0.4");
            return null;
        });

        assertThat(crl(authority).getRevokedCertificate(new BigInteger(serial, 16)))
                .isNotNull();
        assertThat(ca.certificate()).isEqualTo(authority);
        assertThat(jdbc.sql("select count(*) from installation_ca")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoNodesThatStartTogetherHaveOneAuthority() throws Exception {
        jdbc.sql("create schema other_desk").update();
        jdbc.sql("create table other_desk.installation_ca (like public.installation_ca including all)")
                .update();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<X509Certificate>> starts = List.of(node()::certificate, node()::certificate);
            List<X509Certificate> found = new ArrayList<>();
            for (Future<X509Certificate> node : nodes.invokeAll(starts)) {
                found.add(node.get());
            }
            assertThat(found.get(0)).isEqualTo(found.get(1)).isNotEqualTo(ca.certificate());
        } finally {
            nodes.shutdownNow();
            jdbc.sql("drop schema other_desk cascade").update();
        }
    }

    /** A node of another installation, in a schema of its own. */
    private InstallationCa node() throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        String address = pool.getJdbcUrl() + (pool.getJdbcUrl().contains("?") ? "&" : "?") + "currentSchema=other_desk";
        JdbcClient own =
                JdbcClient.create(new DriverManagerDataSource(address, pool.getUsername(), pool.getPassword()));
        return new InstallationCa(own, lock, revocations, settings, desk, clock, new OfficeName("别的办公室"));
    }

    private X509CRL crl(X509Certificate authority) throws Exception {
        X509CRL list =
                (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(ca.crl()));
        list.verify(authority.getPublicKey());
        return list;
    }
}
