package petitiondesk.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** An administrator with a script: gives files, looks at the preview, applies it. */
final class FilesOverHttp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    FilesOverHttp(int port, String address, String user, String password) {
        base = "http://localhost:" + port + "/api/" + address;
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    record Answer(int status, JsonNode body) {

        List<String> messages() {
            return texts(body.path("errors"), "message");
        }

        List<String> warnings() {
            List<String> warnings = new ArrayList<>();
            body.path("warnings").forEach(warning -> warnings.add(warning.asText()));
            return warnings;
        }

        String fingerprint() {
            return body.path("fingerprint").asText();
        }

        /** Changes as {@code 人员 新增 user}. */
        List<String> changes() {
            return StreamSupport.stream(body.path("changes").spliterator(), false)
                    .map(change -> change.path("list").asText() + " "
                            + change.path("kindText").asText() + " "
                            + change.path("code").asText())
                    .toList();
        }

        private static List<String> texts(JsonNode list, String name) {
            List<String> texts = new ArrayList<>();
            list.forEach(one -> texts.add(one.path(name).asText()));
            return texts;
        }
    }

    Answer give(String name, String content) {
        return give(name, content, StandardCharsets.UTF_8);
    }

    Answer give(String name, String content, Charset encoding) {
        return give(name, content.getBytes(encoding));
    }

    Answer give(String name, byte[] content) {
        return send("POST", "/files?name=" + encoded(name), content);
    }

    Answer preview(String... options) {
        return send("POST", "/preview?" + query(options), null);
    }

    Answer apply(String fingerprint, String... options) {
        return send("POST", "/apply?fingerprint=" + fingerprint + "&" + query(options), null);
    }

    /** Gives one file and applies what the preview shows. */
    Answer load(String name, String content, String... options) {
        Answer given = give(name, content);
        return given.status() == 201 ? applyGiven(options) : given;
    }

    /** Applies what the preview of the files given so far shows. */
    Answer applyGiven(String... options) {
        Answer preview = preview(options);
        return preview.status() == 200 ? apply(preview.fingerprint(), options) : preview;
    }

    Answer discard() {
        return send("DELETE", "/files", null);
    }

    Answer state() {
        return send("GET", "", null);
    }

    byte[] export(String list) {
        return exchange("GET", "/exports/" + list, null).body();
    }

    Answer send(String method, String path, byte[] body) {
        HttpResponse<byte[]> answer = exchange(method, path, body);
        try {
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(new String(answer.body(), StandardCharsets.UTF_8), e);
        }
    }

    HttpResponse<byte[]> exchange(String method, String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", authorization)
                .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String query(String... options) {
        List<String> parts = new ArrayList<>();
        for (String option : options) {
            parts.add("option=" + option);
        }
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
