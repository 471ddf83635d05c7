package petitiondesk.document.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.testing.MovableClock;

/** People of their own for tests of signatures, so that nobody else's pin changes. */
@TestComponent
public class Signers {

    public static final String PASSWORD = "Eigen-Wort-2026";

    static final SignatureWords WORDS = new SignatureWords("𠮷野㐂", "总召集人", "督办单签发");

    /** Where they sit, and never type a wrong pin. */
    private static final String ADDRESS = "10.1.0.1";

    private static int count;

    private final OrganisationChanges changes;
    private final SigningKeys keys;
    private final OwnSignature own;
    private final PdfSigner signer;
    private final TransactionTemplate transaction;
    private final MovableClock clock;
    private final List<String> hired = new ArrayList<>();

    Signers(
            OrganisationChanges changes,
            SigningKeys keys,
            OwnSignature own,
            PdfSigner signer,
            TransactionTemplate transaction,
            MovableClock clock) {
        this.changes = changes;
        this.keys = keys;
        this.own = own;
        this.signer = signer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Somebody new, with {@link #PASSWORD}. */
    public String hire(String name) {
        String userId = "signer-" + ++count;
        changes.savePerson(
                PersonEntry.of(userId, name, null).withRoles(Role.REGISTRAR).withInitialPassword(PASSWORD));
        hired.add(userId);
        return userId;
    }

    /** They all go, and it is morning again for whoever comes next. */
    public void leave() {
        hired.forEach(changes::leave);
        hired.clear();
        clock.setTo("2026-08-03T09:00");
    }

    /** Does something in the name of a signed-in person with these roles. */
    public static <T> T as(String userId, Supplier<T> action, Role... roles) {
        List<SimpleGrantedAuthority> authorities = Arrays.stream(roles)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.group()))
                .toList();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities));
        try {
            return action.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** The person's key, with his password at the first time. */
    public UnlockedKey unlock(String userId) {
        return unlock(userId, PASSWORD);
    }

    UnlockedKey unlock(String userId, String pin) {
        return as(userId, () -> keys.unlock(pin, ADDRESS));
    }

    /** Has the person bring a certificate along, to sign with under that pin. */
    void bring(String userId, String pin, TestCertificates.Issued mine) throws GeneralSecurityException, IOException {
        byte[] file = TestCertificates.pkcs12(mine.key(), mine.certificate());
        as(userId, () -> {
            own.bring(file, TestCertificates.FILE_PASSWORD, PASSWORD, new OwnSignature.NewPin(pin, pin), ADDRESS);
            return null;
        });
    }

    /** Has the person sign the document now. */
    SignedPdf sign(String userId, byte[] pdf) {
        return sign(userId, PASSWORD, pdf);
    }

    SignedPdf sign(String userId, String pin, byte[] pdf) {
        try (UnlockedKey key = unlock(userId, pin)) {
            return transaction.execute(status -> signer.sign(pdf, SmallPdf.PLACE, key, WORDS, clock.instant()));
        }
    }
}
