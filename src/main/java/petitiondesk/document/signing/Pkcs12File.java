package petitiondesk.document.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;

/**
 * A certificate with its private key that somebody brings along, checked before it is taken.
 *
 * @param chain the signer's own first
 */
record Pkcs12File(List<X509Certificate> chain, byte[] key) {

    static final int MOST_BYTES = 64 * 1024;

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /**
     * Reads the file.
     *
     * @throws Refusal naming {@code file} or {@code filePassword}
     */
    static Pkcs12File read(byte[] file, String password, Instant now) {
        if (file == null || file.length == 0) {
            throw wrong("请选择证书文件（.p12 或 .pfx）");
        }
        if (file.length > MOST_BYTES) {
            throw wrong("文件太大，不像是证书文件");
        }
        char[] secret = password == null ? new char[0] : password.toCharArray();
        try {
            return taken(opened(file, secret), secret, now);
        } catch (GeneralSecurityException e) {
            throw wrong("证书文件中的私钥读不出来，可能是本系统不支持的种类（支持 RSA 和 EC）");
        }
    }

    /** Without the key: texts end up in logs. */
    @Override
    public String toString() {
        return "Pkcs12File[" + chain.get(0).getSubjectX500Principal() + "]";
    }

    private static KeyStore opened(byte[] file, char[] password) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(file), password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw Refusal.invalid("filePassword", "证书文件的密码不正确");
            }
            throw wrong("这不是 PKCS#12 证书文件（.p12 或 .pfx），或者文件已损坏");
        }
    }

    private static Pkcs12File taken(KeyStore store, char[] password, Instant now) throws GeneralSecurityException {
        String alias = signingEntry(store);
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) certificate);
        }
        checkChain(chain, now);
        Key key = store.getKey(alias, password);
        if (!(key instanceof PrivateKey own) || !belongs(own, chain.get(0).getPublicKey())) {
            throw wrong("文件中的私钥与证书不是一对");
        }
        return new Pkcs12File(List.copyOf(chain), own.getEncoded());
    }

    /** The one entry with a private key whose certificate is meant for signatures. */
    private static String signingEntry(KeyStore store) throws KeyStoreException {
        List<String> withKey = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificateChain(alias) != null) {
                withKey.add(alias);
            }
        }
        if (withKey.isEmpty()) {
            throw wrong("文件中没有私钥，只有证书：请导出带私钥的证书文件");
        }
        List<String> signing = new ArrayList<>();
        for (String alias : withKey) {
            if (isForSignatures((X509Certificate) store.getCertificate(alias))) {
                signing.add(alias);
            }
        }
        if (signing.isEmpty()) {
            throw wrong("文件中的证书不是用来签名的（密钥用途不含“数字签名”）");
        }
        if (signing.size() > 1) {
            throw wrong("文件中有" + signing.size() + "张可以签名的证书，请导出只含一张的文件");
        }
        return signing.get(0);
    }

    private static boolean isForSignatures(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
    }

    private static void checkChain(List<X509Certificate> chain, Instant now) {
        X509Certificate own = chain.get(0);
        checkTime(own, "证书", now);
        PublicKey key = own.getPublicKey();
        boolean strong = key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                || key instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
        if (!strong) {
            throw wrong("证书的密钥不能用：支持 2048 位以上的 RSA 和 256 位以上的 EC");
        }
        for (int i = 1; i < chain.size(); i++) {
            checkTime(chain.get(i), "签发证书的机构“" + Names.common(chain.get(i).getSubjectX500Principal()) + "”的证书", now);
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw wrong("文件中的证书链不完整或者接不上");
            }
        }
    }

    private static void checkTime(X509Certificate certificate, String what, Instant now) {
        if (Date.from(now).after(certificate.getNotAfter())) {
            throw wrong(what + "已于" + day(certificate.getNotAfter()) + "到期");
        }
        if (Date.from(now).before(certificate.getNotBefore())) {
            throw wrong(what + "要到" + day(certificate.getNotBefore()) + "才生效");
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        byte[] sample = "petition-desk".getBytes(StandardCharsets.US_ASCII);
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(sample);
        return signature.verify(signed);
    }

    private static String day(Date date) {
        return DAY.format(date.toInstant().atZone(ApplicationClock.ZONE));
    }

    private static Refusal wrong(String message) {
        return Refusal.invalid("file", message);
    }
}
