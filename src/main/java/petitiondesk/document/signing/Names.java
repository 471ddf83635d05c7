package petitiondesk.document.signing;

import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The names in certificates, as people read them. */
final class Names {

    private Names() {}

    /** The common name, or the whole name where there is none. */
    static String common(X500Principal name) {
        RDN[] common = X500Name.getInstance(name.getEncoded()).getRDNs(BCStyle.CN);
        return common.length == 0
                ? name.getName()
                : IETFUtils.valueToString(common[0].getFirst().getValue());
    }
}
