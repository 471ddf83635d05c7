package petitiondesk.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class PublicApiIT {

    private static final String GOOD = """
            {"title": "路灯不亮", "request": "修好路灯", "facts": "村口路灯坏了一个月。", "district": "east",
             "petitioner": {"name": "钱学明", "phone": "13800138000"}}""";

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper mapper;

    private final HttpClient http = HttpClient.newHttpClient();

    private record Answer(int status, String contentType, JsonNode body) {

        List<String> fields() {
            List<String> fields = new ArrayList<>();
            body.path("errors").forEach(error -> fields.add(error.path("field").asText()));
            return fields;
        }
    }

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aSubmissionIsAnsweredWithNumberAndCodeAndCanBeFollowed() throws Exception {
        Answer receipt = submit(GOOD, null);
        assertThat(receipt.status()).isEqualTo(201);
        String number = receipt.body().path("number").asText();
        Answer view = follow(number, receipt.body().path("queryCode").asText());
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.body().path("status").asText()).isEqualTo("RECEIVED");
        assertThat(view.body().path("dueOn").asText()).isEqualTo("2026-08-18");
        assertThat(view.body().path("overdue").asBoolean()).isFalse();
        assertThat(view.body().path("events")).hasSize(1);
        assertThat(view.body().path("may").path("reviewRequest").asBoolean(true))
                .isFalse();
    }

    @Test
    void aWrongCodeAndAnUnknownNumberLookTheSame() throws Exception {
        String number = submit(GOOD, null).body().path("number").asText();
        Answer wrongCode = follow(number, "AAAAAAAAAA");
        Answer unknown = follow("XF2026-999999", "AAAAAAAAAA");
        assertThat(wrongCode.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrongCode.body().path("detail")).isEqualTo(unknown.body().path("detail"));
        assertThat(follow(number, "' or 1=1 --").status()).isEqualTo(404);
    }

    @Test
    void theSameKeyAndBodyAnswerTheSameReceiptAndAnotherBodyConflicts() throws Exception {
        String key = UUID.randomUUID().toString();
        Answer first = submit(GOOD, key);
        Answer again = submit(GOOD, key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(submit(GOOD.replace("路灯不亮", "路灯又不亮"), key).status()).isEqualTo(409);
        assertThat(submit(GOOD, "two words").status()).isEqualTo(400);
    }

    @Test
    void everythingWrongIsNamedAtOnceAndNothingIsWritten() throws Exception {
        long before = petitions();
        Answer answer = submit("""
                {"kind": "PRAISE", "title": " ", "request": "r", "facts": "坏\\u0000字符", "district": "nowhere",
                 "category": "X99", "persons": 0,
                 "petitioner": {"name": "", "phone": "12", "idNumber": "110105194912310021", "email": "a@b"}}""", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.fields())
                .containsExactlyInAnyOrder(
                        "kind",
                        "title",
                        "facts",
                        "district",
                        "category",
                        "persons",
                        "petitioner.name",
                        "petitioner.phone",
                        "petitioner.idNumber",
                        "petitioner.email");
        assertThat(petitions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title": "x", "colour": "red"}                   | 400
            {"title": ["x"]}                                  | 400
            {"persons": "many"}                               | 400
            {"persons": 1.5}                                  | 400
            {"nameless": "perhaps"}                           | 400
            {"title": "x"                                     | 400
            []                                                | 400
            null                                              | 400
            ''                                                | 400
            """)
    void malformedBodiesAreTheClientsFault(String body, int status) throws Exception {
        assertThat(submit(body == null ? "" : body, null).status()).isEqualTo(status);
    }

    @Test
    void aBodyInAnotherEncodingIsRefusedAndNotStoredAsGarbage() throws Exception {
        long before = petitions();
        HttpRequest request = post("/api/public/petitions", null)
                .POST(HttpRequest.BodyPublishers.ofByteArray(GOOD.getBytes("GB18030")))
                .build();
        assertThat(send(request).status()).isEqualTo(400);
        assertThat(petitions()).isEqualTo(before);
    }

    @Test
    void otherContentTypesAndMethodsAndTenMegabytesAreRefused() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/public/petitions"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("title=x"))
                .build();
        assertThat(send(form).status()).isEqualTo(415);
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/public/petitions"))
                .GET()
                .build();
        assertThat(send(get).status()).isEqualTo(405);
        assertThat(submit(GOOD.replace("村口路灯坏了一个月。", "长".repeat(4_000_000)), null)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aNamelessPetitionNeedsNoPetitioner() throws Exception {
        String nameless = """
                {"title": "噪音", "request": "制止", "facts": "夜间施工。", "nameless": true}""";
        assertThat(submit(nameless, null).status()).isEqualTo(201);
        assertThat(submit(nameless.replace("true", "false"), null).fields()).containsExactly("petitioner");
    }

    private Answer submit(String body, String key) throws Exception {
        return send(post("/api/public/petitions", key)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    private Answer follow(String number, String code) throws Exception {
        String body = mapper.writeValueAsString(java.util.Map.of("queryCode", code));
        return send(post("/api/public/petitions/" + number + "/follow", null)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    private HttpRequest.Builder post(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body().isEmpty() ? mapper.createObjectNode() : mapper.readTree(response.body()));
    }

    private long petitions() {
        return jdbc.sql("select count(*) from petition").query(Long.class).single();
    }
}
