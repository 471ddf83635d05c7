package petitiondesk.document.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.rendering.Place;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;

/** Signs PDF documents: PAdES-B-B, and B-T where a service attests the time. */
@Service
public class PdfSigner {

    private static final Logger LOG = LoggerFactory.getLogger(PdfSigner.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");
    /** Bytes of a signature, certificates and all; the token has the larger part. */
    private static final int ROOM_WITH_TIMESTAMP = 24 * 1024;

    static final int LARGEST_TIMESTAMP = 16 * 1024;

    private final DocumentSignatures signatures;
    private final SignerCertificates certificates;
    private final Revocations revocations;
    private final PAdESService service;
    private final boolean timestamps;

    PdfSigner(
            DocumentSignatures signatures,
            SignerCertificates certificates,
            Revocations revocations,
            SignatureSettings settings) {
        this.signatures = signatures;
        this.certificates = certificates;
        this.revocations = revocations;
        this.timestamps = !settings.timestampUrl().isEmpty();
        this.service = new PAdESService(offline());
        service.setPdfObjFactory(new StampFactory());
        if (timestamps) {
            service.setTspSource(new TimestampService(settings.timestampUrl(), settings.timestampTimeout()));
        }
    }

    /**
     * Signs a document and records the signature in the caller's transaction.
     *
     * @param place where the signature is seen, or null if it is not
     * @param at the moment of signing by the application clock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SignedPdf sign(byte[] pdf, Place place, UnlockedKey key, SignatureWords words, Instant at) {
        SignerCertificate certificate = key.certificate();
        if (!certificate.isValidAt(at)
                || !certificates.isHeldThroughout(certificate.id())
                || revocations.of(certificate.id()).isPresent()) {
            throw Refusal.conflict("您的签名证书刚刚失效，没有签字。请重新打开页面再试。");
        }
        String noTimestamp = null;
        if (timestamps) {
            try {
                byte[] signed = sign(pdf, place, key, words, at, SignatureLevel.PAdES_BASELINE_T);
                return recorded(signed, certificate, words, at, true, null);
            } catch (DSSExternalResourceException e) {
                LOG.warn("signature without time-stamp: {}", e.getMessage(), e);
                noTimestamp = e.getMessage();
            }
        }
        byte[] signed = sign(pdf, place, key, words, at, SignatureLevel.PAdES_BASELINE_B);
        return recorded(signed, certificate, words, at, false, noTimestamp);
    }

    private SignedPdf recorded(
            byte[] signed,
            SignerCertificate certificate,
            SignatureWords words,
            Instant at,
            boolean timestamped,
            String noTimestamp) {
        signatures.record(signed, certificate.id(), words, at, timestamped, noTimestamp);
        return new SignedPdf(signed, certificate.id(), at, timestamped);
    }

    private byte[] sign(
            byte[] pdf, Place place, UnlockedKey key, SignatureWords words, Instant at, SignatureLevel level) {
        DSSDocument document = new InMemoryDocument(pdf);
        PAdESSignatureParameters parameters = parameters(key.certificate(), words, at, level);
        if (place != null) {
            parameters.setImageParameters(image(place, key.certificate(), words, at));
        }
        byte[] toSign = service.getDataToSign(document, parameters).getBytes();
        SignatureValue value = new SignatureValue(parameters.getSignatureAlgorithm(), key.sign(toSign));
        return DSSUtils.toByteArray(service.signDocument(document, parameters, value));
    }

    private static PAdESSignatureParameters parameters(
            SignerCertificate certificate, SignatureWords words, Instant at, SignatureLevel level) {
        List<CertificateToken> chain =
                certificate.chain().stream().map(CertificateToken::new).toList();
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(chain.get(0));
        parameters.setCertificateChain(chain);
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSigningTimeZone(TimeZone.getTimeZone(ApplicationClock.ZONE));
        parameters.setSignerName(words.signerName());
        parameters.setReason(words.reason());
        if (level == SignatureLevel.PAdES_BASELINE_T) {
            parameters.setContentSize(ROOM_WITH_TIMESTAMP);
            parameters.setSignatureTimestampParameters(new PAdESTimestampParameters(DigestAlgorithm.SHA256));
        }
        return parameters;
    }

    private static SignatureImageParameters image(
            Place place, SignerCertificate certificate, SignatureWords words, Instant at) {
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setPage(place.page());
        field.setOriginX(place.x());
        field.setOriginY(place.y());
        field.setWidth(place.width());
        field.setHeight(place.height());
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setText(String.join(
                "\n",
                words.signerName(),
                words.capacity(),
                TIME.format(at.atZone(ApplicationClock.ZONE)),
                "电子签名 证书 " + certificate.shortSerial()));
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        image.setTextParameters(text);
        return image;
    }

    /** Nothing is looked up outside; that a certificate holds is checked before. */
    private static CommonCertificateVerifier offline() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setAIASource(null);
        return verifier;
    }

    /** Lets signatures be drawn with our own stamp. */
    private static final class StampFactory extends PdfBoxNativeObjectFactory {

        @Override
        public PDFSignatureService newPAdESSignatureService() {
            return configure(new PdfBoxSignatureService(PDFServiceMode.SIGNATURE, image -> new SignatureStamp()));
        }
    }
}
