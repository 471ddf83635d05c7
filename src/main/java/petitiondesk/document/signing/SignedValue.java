package petitiondesk.document.signing;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import petitiondesk.shared.Sha256;

/**
 * A signature's value, read and checked against the data that it covers.
 *
 * @param certificate the one that the signature itself names as its own
 * @param timestampedAt when a service has attested it, else null
 * @param timestampedBy that service, else null
 */
record SignedValue(X509Certificate certificate, boolean intact, Instant timestampedAt, String timestampedBy) {

    /** What we sign with, and nothing else: a library asked for more than that can be led astray by what it is given. */
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS = Set.of(
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256);

    /**
     * Reads it.
     *
     * @param trusted whether it is known to have been made here; else what a service may have attested is not looked at
     * @return empty if it cannot be read or is of another kind than ours: it may come from anybody
     */
    static Optional<SignedValue> of(byte[] value, byte[] covered, boolean trusted) {
        if (!DerShape.isReadable(value)) {
            return Optional.empty();
        }
        try (ASN1InputStream in = new ASN1InputStream(value)) {
            CMSSignedData signed =
                    new CMSSignedData(new CMSProcessableByteArray(covered), ContentInfo.getInstance(in.readObject()));
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Optional.empty();
            }
            SignerInformation signer = signers.iterator().next();
            if (!isOurKind(signer)) {
                return Optional.empty();
            }
            @SuppressWarnings("unchecked")
            Collection<X509CertificateHolder> holders = signed.getCertificates().getMatches(signer.getSID());
            if (holders.size() != 1) {
                return Optional.empty();
            }
            X509CertificateHolder holder = holders.iterator().next();
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            boolean intact = names(signer, holder)
                    && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
            SignedValue found = new SignedValue(certificate, intact, null, null);
            return Optional.of(trusted ? timestamped(found, signer) : found);
        } catch (IOException
                | CMSException
                | CertificateException
                | OperatorCreationException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static boolean isOurKind(SignerInformation signer) {
        return signer.getDigestAlgorithmID().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && ALGORITHMS.contains(new ASN1ObjectIdentifier(signer.getEncryptionAlgOID()));
    }

    /** Whether the signature covers the hash of its certificate, so that no other can be put in its place. */
    private static boolean names(SignerInformation signer, X509CertificateHolder holder) throws IOException {
        if (signer.getSignedAttributes() == null) {
            return false;
        }
        Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            return false;
        }
        ESSCertIDv2[] named = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts();
        if (named.length == 0) {
            return false;
        }
        AlgorithmIdentifier algorithm = named[0].getHashAlgorithm();
        return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && MessageDigest.isEqual(named[0].getCertHash(), Sha256.digest().digest(holder.getEncoded()));
    }

    /** With the time that a service has attested, if its token is for this signature and whole. */
    private static SignedValue timestamped(SignedValue value, SignerInformation signer) throws IOException {
        Attribute attribute = signer.getUnsignedAttributes() == null
                ? null
                : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return value;
        }
        try {
            TimeStampToken token = new TimeStampToken(
                    ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
            return isFor(token, signer)
                    ? TimestampTokens.service(token)
                            .map(service -> new SignedValue(
                                    value.certificate(),
                                    value.intact(),
                                    token.getTimeStampInfo().getGenTime().toInstant(),
                                    service.getSubject().toString()))
                            .orElse(value)
                    : value;
        } catch (TSPException e) {
            // a time that nobody has attested is none
            return value;
        }
    }

    private static boolean isFor(TimeStampToken token, SignerInformation signer) {
        return token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                && MessageDigest.isEqual(
                        token.getTimeStampInfo().getMessageImprintDigest(),
                        Sha256.digest().digest(signer.getSignature()));
    }
}
