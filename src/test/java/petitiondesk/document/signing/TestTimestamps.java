package petitiondesk.document.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A service on this machine that attests the time. */
final class TestTimestamps implements AutoCloseable {

    private final HttpServer server;
    private final TestCertificates.Issued own;
    private final Instant attested;

    TestTimestamps(Instant attested) throws Exception {
        this.attested = attested;
        this.own = TestCertificates.certificate(
                "时间戳服务",
                TestCertificates.rsa(2048),
                null,
                KeyUsage.digitalSignature,
                attested.minusSeconds(60),
                Duration.ofDays(365));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestCertificates.Issued large = TestCertificates.certificate(
                "长".repeat(20_000),
                TestCertificates.ec(),
                null,
                KeyUsage.digitalSignature,
                attested,
                Duration.ofDays(1));
        server.createContext("/tsa", exchange -> answer(exchange, List.of(own.certificate())));
        server.createContext("/bare", exchange -> answer(exchange, List.of()));
        server.createContext("/large", exchange -> answer(exchange, List.of(own.certificate(), large.certificate())));
        server.createContext("/broken", exchange -> send(exchange, 200, new byte[] {1, 2, 3}));
        server.createContext("/failing", exchange -> send(exchange, 503, new byte[0]));
        server.start();
    }

    String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, List<X509Certificate> along) throws IOException {
        try {
            TimeStampRequest request =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", own.key(), own.certificate()),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(along));
            TimeStampResponse response = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request, BigInteger.ONE, Date.from(attested));
            send(exchange, 200, response.getEncoded());
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
