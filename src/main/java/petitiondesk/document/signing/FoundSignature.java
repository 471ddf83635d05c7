package petitiondesk.document.signing;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import petitiondesk.platform.ApplicationClock;

/**
 * A signature in a document, and what it is worth.
 *
 * @param intact the signed part is as it was when it was signed
 * @param coversWholeFile nothing was added after it
 * @param madeHere this installation has a record of making it
 * @param signer null if the certificate is neither ours nor registered here
 * @param signedAt by the record made here; null without one
 * @param capacity in which it was signed; null if it was not made here
 * @param reason what was signed; null if it was not made here
 * @param revokedAt when the certificate was revoked, else null
 * @param timestampedAt when a service has attested it, else null
 * @param timestampedBy that service, else null
 */
public record FoundSignature(
        boolean intact,
        boolean coversWholeFile,
        boolean madeHere,
        Signer signer,
        Instant signedAt,
        String capacity,
        String reason,
        boolean validWhenSigned,
        Instant revokedAt,
        String revocationReason,
        Instant timestampedAt,
        String timestampedBy) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm");

    /**
     * Whose certificate it is.
     *
     * @param name as the signature made here has it, else as in the certificate
     * @param own whether the installation's own authority has issued it
     */
    public record Signer(
            long certificateId,
            String userId,
            String name,
            boolean own,
            String serial,
            String issuer,
            Instant validFrom,
            Instant validUntil) {}

    /** In one word. */
    public enum Verdict {
        /** All is well. */
        VALID,
        /** The file is not as it was signed. */
        CHANGED,
        /** Something was added to the file after this signature. */
        CONTINUED,
        /** Nobody knows the certificate here. */
        UNKNOWN_SIGNER,
        /** The certificate is known, the signature was not made here. */
        NOT_MADE_HERE,
        /** The certificate did not hold yet or any more when it was signed. */
        NOT_VALID_THEN,
        /** The certificate had been revoked before. */
        REVOKED_BEFORE
    }

    public Verdict verdict() {
        if (!intact) {
            return Verdict.CHANGED;
        }
        if (signer == null) {
            return Verdict.UNKNOWN_SIGNER;
        }
        if (!madeHere) {
            return Verdict.NOT_MADE_HERE;
        }
        // nobody signs with a revoked certificate: at the same moment, the signature was first
        if (revokedAt != null && signedAt.isAfter(revokedAt)) {
            return Verdict.REVOKED_BEFORE;
        }
        if (!validWhenSigned) {
            return Verdict.NOT_VALID_THEN;
        }
        return coversWholeFile ? Verdict.VALID : Verdict.CONTINUED;
    }

    public boolean isValid() {
        return verdict() == Verdict.VALID;
    }

    /** Whether it was made here, or with a certificate that signs nowhere else. */
    public boolean isOurs() {
        return madeHere || signer != null && signer.own();
    }

    /** What a person is told of it at this moment, beside the name and the time of the signature. */
    public String text(Instant now) {
        return switch (verdict()) {
            case VALID -> "签名有效，签署以后文件没有改动过。" + aftermath(now);
            case CHANGED -> "文件在签署以后被改动过，这个签名不能证明它现在的内容。";
            case CONTINUED -> "签名对它所签的部分有效，但签署以后文件又添加过内容。" + aftermath(now);
            case UNKNOWN_SIGNER -> "签名所用的证书不是本系统签发的，也没有在本系统登记过，无法证明是谁签的。";
            case NOT_MADE_HERE -> "签名所用的是" + signer.name() + "的证书，但本系统没有作出这个签名的记录，不能认定。";
            case NOT_VALID_THEN -> "签名无效：签署时证书还没有生效或者已经过期。";
            case REVOKED_BEFORE -> "签名无效：证书已于" + time(revokedAt) + "吊销（" + revocationReason + "），在签署以前。";
        };
    }

    private String aftermath(Instant now) {
        if (revokedAt != null) {
            return "证书后来于" + time(revokedAt) + "吊销（" + revocationReason + "），不影响此前的签名。";
        }
        return now.isAfter(signer.validUntil()) ? "证书后来于" + time(signer.validUntil()) + "到期，不影响到期前的签名。" : "";
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ApplicationClock.ZONE));
    }
}
