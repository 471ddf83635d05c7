package petitiondesk.document.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Tells what the signatures in a PDF are worth, whoever sent it and whatever was done to it. */
@Service
public class SignatureCheck {

    private final SignerCertificates certificates;
    private final DocumentSignatures signatures;
    private final Revocations revocations;
    private final InstallationCa ca;

    SignatureCheck(
            SignerCertificates certificates,
            DocumentSignatures signatures,
            Revocations revocations,
            InstallationCa ca) {
        this.certificates = certificates;
        this.signatures = signatures;
        this.revocations = revocations;
        this.ca = ca;
    }

    /** All signatures in the order in which they were made; none if the file has none that is to be read. */
    public List<FoundSignature> of(byte[] pdf) {
        return SignedRange.in(pdf).stream().map(range -> check(range, pdf)).toList();
    }

    private FoundSignature check(SignedRange range, byte[] pdf) {
        Optional<DocumentSignatures.Recorded> recorded = signatures.find(range.gap(pdf));
        Optional<SignedValue> read =
                range.value(pdf).flatMap(value -> SignedValue.of(value, range.covered(pdf), recorded.isPresent()));
        Optional<SignerCertificate> certificate = recorded.map(DocumentSignatures.Recorded::certificateId)
                .flatMap(certificates::find)
                .or(() -> read.flatMap(value -> certificates.find(value.certificate())));
        boolean intact = read.isPresent()
                && read.get().intact()
                && certificate
                        .map(known -> isSame(known, read.get().certificate()))
                        .orElse(true);
        Instant signedAt = recorded.map(DocumentSignatures.Recorded::signedAt).orElse(null);
        Optional<Revocations.Revocation> revocation = certificate.flatMap(known -> revocations.of(known.id()));
        return new FoundSignature(
                intact,
                range.coversAllOf(pdf),
                recorded.isPresent(),
                certificate.map(known -> signer(known, recorded)).orElse(null),
                signedAt,
                recorded.map(DocumentSignatures.Recorded::capacity).orElse(null),
                recorded.map(DocumentSignatures.Recorded::reason).orElse(null),
                signedAt != null
                        && certificate.map(known -> known.isValidAt(signedAt)).orElse(false),
                revocation.map(Revocations.Revocation::revokedAt).orElse(null),
                revocation.map(one -> one.reason().title()).orElse(null),
                read.map(SignedValue::timestampedAt).orElse(null),
                read.map(SignedValue::timestampedBy).orElse(null));
    }

    private static boolean isSame(SignerCertificate known, X509Certificate found) {
        return known.own().equals(found);
    }

    private FoundSignature.Signer signer(SignerCertificate known, Optional<DocumentSignatures.Recorded> recorded) {
        return new FoundSignature.Signer(
                known.id(),
                known.userId(),
                recorded.map(DocumentSignatures.Recorded::signerName)
                        .orElseGet(() -> Names.common(known.own().getSubjectX500Principal())),
                known.isIssuedBy(ca.certificate()),
                known.serial(),
                Names.common(known.own().getIssuerX500Principal()),
                known.validFrom(),
                known.validUntil());
    }
}
