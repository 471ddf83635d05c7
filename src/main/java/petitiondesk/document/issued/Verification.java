package petitiondesk.document.issued;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import petitiondesk.document.FewAtOnce;
import petitiondesk.document.issued.Finding.Verdict;
import petitiondesk.document.signing.FoundSignature;
import petitiondesk.document.signing.SignatureCheck;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

/** Tells anybody who holds a paper whether it is ours and unchanged. What is brought is looked at in memory and not kept. */
@Service
public class Verification {

    /** Most bytes of a file that is brought; what the desk issues is far smaller. */
    public static final int LARGEST = 20 * 1024 * 1024;

    /** Most bytes of a request that brings one. */
    public static final long REQUEST = LARGEST + 64L * 1024;

    private static final int AT_ONCE = 2;

    private final IssuedTables tables;
    private final IssuedDocuments documents;
    private final SignatureCheck check;
    private final Clock clock;
    private final FewAtOnce places = new FewAtOnce(AT_ONCE, "同时核对的人较多，请过一会儿再试。");

    Verification(IssuedTables tables, IssuedDocuments documents, SignatureCheck check, Clock clock) {
        this.tables = tables;
        this.documents = documents;
        this.check = check;
        this.clock = clock;
    }

    /**
     * By the code on the paper.
     *
     * @throws Refusal naming the field if what was typed cannot be a code
     */
    public Finding ofCode(String typed) {
        String code = DocumentCodes.read(typed)
                .orElseThrow(() -> Refusal.invalid("code", "核验码是 16 位字母和数字，印在文书每页的页脚，例如 ABCD-EFGH-JKMN-PQRS"));
        Optional<Issued> found = tables.byCodes(List.of(code)).stream().findFirst();
        return found.map(issued -> places.take(() -> ours(
                        issued,
                        issued.isVoid()
                                ? "这份文书是我们签发的，但是已经作废，不能作为凭据。"
                                : "这份文书是我们签发的。请核对手里的文书与下面写的是否一致；要知道内容有没有被改动，请上传 PDF 文件。",
                        documents.content(issued.id()))))
                .orElseGet(() -> none("没有这个核验码的文书。请核对有没有抄错；抄得没错的，这份文书不是我们签发的。"));
    }

    /**
     * By the file itself.
     *
     * @throws Refusal naming the field if it is empty, too large or no PDF
     */
    public Finding ofFile(InputStream file) throws IOException {
        return places.take(() -> ofFile(file.readNBytes(LARGEST + 1)));
    }

    Finding ofFile(byte[] content) {
        if (content.length == 0) {
            throw Refusal.invalid("file", "文件是空的");
        }
        if (content.length > LARGEST) {
            throw Refusal.invalid("file", "文件超过 20 MB，我们签发的文书没有这么大");
        }
        Traces traces = Traces.in(content);
        if (!traces.isPdf()) {
            throw Refusal.invalid("file", "这不是 PDF 文件；照片、扫描件请输入文书上的核验码");
        }
        return tables.bySha256(Sha256.of(content))
                .map(issued -> ours(
                        issued,
                        issued.isVoid() ? "这份文件是我们签发的，与签发时完全一致，但是文书已经作废，不能作为凭据。" : "这份文件是我们签发的，与签发时完全一致，没有改动。",
                        content))
                .orElseGet(() -> other(content, traces));
    }

    private Finding ours(Issued issued, String text, byte[] content) {
        return new Finding(Verdict.ISSUED, !issued.isVoid(), text, paper(issued), told(signatures(content)));
    }

    private Finding other(byte[] content, Traces traces) {
        List<Issued> meant = tables.byCodes(traces.codes());
        List<FoundSignature> signatures = signatures(content);
        if (!meant.isEmpty()) {
            Issued issued = meant.get(0);
            return new Finding(Verdict.CHANGED, false, changed(issued, content), paper(issued), told(signatures));
        }
        if (signatures.stream().anyMatch(FoundSignature::isValid)) {
            return new Finding(
                    Verdict.SIGNED_NOT_REGISTERED,
                    false,
                    "文件有我们签名证书的有效签名，签名以后没有改动，但是不在我们签发文书的登记里，请向我们核实。",
                    null,
                    told(signatures));
        }
        if (signatures.stream().anyMatch(FoundSignature::isOurs)) {
            return new Finding(Verdict.CHANGED, false, "文件有我们签名证书的签名，但是签名以后被改动了，不能作为凭据。", null, told(signatures));
        }
        if (!signatures.isEmpty()) {
            return new Finding(
                    Verdict.NOT_OURS,
                    false,
                    "这份文件不是我们签发的。文件上的签名用的是我们工作人员自带的证书，但不是在我们这里签的，请向出具文件的单位核实。",
                    null,
                    told(signatures));
        }
        return none(
                traces.isEncrypted()
                        ? "没有查到这份文件。文件设有密码，而我们签发的文书都没有密码，这份文件不是我们签发的。"
                        : "没有查到这份文件，它不是我们签发的。重新打印、扫描、转换得到的文件也查不到，请输入文书上的核验码核对。");
    }

    private static String changed(Issued issued, byte[] content) {
        boolean extended = content.length > issued.size()
                && Sha256.of(Arrays.copyOf(content, Math.toIntExact(issued.size())))
                        .equals(issued.sha256());
        return extended
                ? "文件原来是我们签发的，签发以后又添加了内容（例如批注、填写、另外的签名），看到的可能与原文不同，不能作为凭据。请使用原来的文件。"
                : "文件带有我们文书的核验码，但是内容与签发时不一致，已经被改动，不能作为凭据。";
    }

    private static Finding none(String text) {
        return new Finding(Verdict.NOT_OURS, false, text, null, List.of());
    }

    private static Finding.Paper paper(Issued issued) {
        return new Finding.Paper(
                issued.title(),
                issued.subject(),
                LocalDate.ofInstant(issued.issuedAt(), ApplicationClock.ZONE),
                issued.pages(),
                issued.size(),
                issued.codeText(),
                issued.sha256(),
                issued.voided() == null ? null : issued.voided().at());
    }

    /** Those that were made with certificates that are known here. */
    private List<FoundSignature> signatures(byte[] content) {
        return check.of(content).stream()
                .filter(found -> found.signer() != null)
                .toList();
    }

    private List<Finding.Signature> told(List<FoundSignature> found) {
        return found.stream().map(this::told).toList();
    }

    private Finding.Signature told(FoundSignature found) {
        return new Finding.Signature(
                found.signer().name(),
                found.capacity(),
                found.signedAt(),
                found.timestampedAt() != null,
                found.isValid(),
                found.text(clock.instant()));
    }
}
