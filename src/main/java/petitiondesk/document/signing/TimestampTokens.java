package petitiondesk.document.signing;

import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Whether a token can be checked by whoever has nothing but the document. */
final class TimestampTokens {

    private TimestampTokens() {}

    /** The service that has signed it, if its certificate comes along and its signature holds. */
    static Optional<X509CertificateHolder> service(TimeStampToken token) {
        Collection<X509CertificateHolder> services = token.getCertificates().getMatches(token.getSID());
        if (services.size() != 1) {
            return Optional.empty();
        }
        X509CertificateHolder service = services.iterator().next();
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(service));
            return Optional.of(service);
        } catch (TSPException | CertificateException | OperatorCreationException e) {
            // a time that nobody has attested is none
            return Optional.empty();
        }
    }
}
