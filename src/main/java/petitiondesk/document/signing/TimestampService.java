package petitiondesk.document.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Asks a service to attest the time (RFC 3161), and waits no longer than a signer can be asked to. */
final class TimestampService implements TSPSource {

    private final transient HttpClient client;
    private final String address;
    private final Duration timeout;

    TimestampService(String address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** @throws DSSExternalResourceException if there is no good answer in time */
    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest question = generator.generate(
                    new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(64, new SecureRandom()));
            TimeStampResponse answer = new TimeStampResponse(send(question.getEncoded()));
            answer.validate(question);
            TimeStampToken token = answer.getTimeStampToken();
            if (token == null) {
                throw new DSSExternalResourceException("时间戳服务拒绝了请求：" + answer.getStatusString());
            }
            if (TimestampTokens.service(token).isEmpty()) {
                throw new DSSExternalResourceException("时间戳服务的回答没有带证书，或者签名不对，以后无法核验");
            }
            byte[] attested = token.getEncoded();
            if (attested.length > PdfSigner.LARGEST_TIMESTAMP) {
                throw new DSSExternalResourceException("时间戳服务的回答太大，文书里放不下");
            }
            return new TimestampBinary(attested);
        } catch (IOException e) {
            throw new DSSExternalResourceException("连不上时间戳服务，或者它的回答不完整", e);
        } catch (TSPException e) {
            throw new DSSExternalResourceException("时间戳服务的回答不正确", e);
        }
    }

    private byte[] send(byte[] question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(timeout)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        // the request's own time-out ends with the headers; a body may trickle on
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("时间戳服务没有按时回答", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("等待时间戳时被中断", e);
        }
    }
}
