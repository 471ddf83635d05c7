package petitiondesk.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The interface for files of a desk that runs, with a person's password. */
final class DeskClient {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI files;
    private final String authorization;

    DeskClient(URI desk, String user, String password) {
        files = URI.create(desk + "/api/files/intake");
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The desk said no, or was not there; the message is for the one who called. */
    static final class Refused extends Exception {

        /** Whether it may be there in a moment. */
        private final boolean away;

        Refused(String message, boolean away) {
            super(message);
            this.away = away;
        }

        boolean away() {
            return away;
        }
    }

    JsonNode upload(Path file) throws Refused, FileNotFoundException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        return json(send("POST", "?name=" + name, BodyPublishers.ofFile(file), "application/octet-stream"));
    }

    JsonNode get(String address) throws Refused {
        return json(send("GET", address, BodyPublishers.noBody(), null));
    }

    JsonNode post(String address) throws Refused {
        return json(send("POST", address, BodyPublishers.noBody(), null));
    }

    JsonNode put(String address, JsonNode body) throws Refused {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        return json(send("PUT", address, sent, body == null ? null : "application/json"));
    }

    byte[] download(String address) throws Refused {
        return send("GET", address, BodyPublishers.noBody(), null);
    }

    private byte[] send(String method, String address, BodyPublisher body, String type) throws Refused {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(files + address))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json, text/csv")
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(refusal(answer), answer.statusCode() == 503);
            }
            return answer.body();
        } catch (IOException e) {
            throw new Refused("连接不上工作台（" + files.getScheme() + "://" + files.getAuthority() + "），请核对网址和网络", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("已中断", false);
        }
    }

    private String refusal(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 401) {
            return "账号或者密码不正确";
        }
        JsonNode problem = parsed(answer.body());
        List<String> messages = new ArrayList<>();
        problem.path("errors")
                .forEach(error -> messages.add(error.path("message").asText()));
        if (messages.isEmpty()) {
            messages.add(problem.path("detail").asText("工作台没有接受（" + answer.statusCode() + "）"));
        }
        return String.join(System.lineSeparator(), messages);
    }

    private JsonNode json(byte[] body) throws Refused {
        JsonNode answer = parsed(body);
        if (answer.isMissingNode()) {
            throw new Refused("这个网址不是信访工作台，或者工作台的版本不合", false);
        }
        return answer;
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            // an HTML page, such as a proxy's
            return MissingNode.getInstance();
        }
    }
}
