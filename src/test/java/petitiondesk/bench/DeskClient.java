package petitiondesk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** What people and other systems send to the desk over HTTP. */
final class DeskClient {

    static final String PUBLIC_SUBMISSION = """
            {"kind": "CLAIM", "title": "村口道路破损", "request": "请求修复村口道路",
             "facts": "去年雨季以来村口道路塌陷，老人孩子出行不便。", "district": "east", "category": "C03", "persons": 1,
             "petitioner": {"name": "诸葛明亮", "phone": "13800138000", "email": "zhuge@demo.invalid",
                            "idNumber": "11010519491231002X", "address": "东片一村18号"},
             "respondent": "东片一村村民委员会"}""";

    static final String REGISTRATION = """
            {"variables": {"kind": {"value": "CLAIM"}, "category": {"value": "C03"}, "district": {"value": "east"},
                           "disposition": {"value": "ACCEPT"}, "responsibleUnit": {"value": "civil"}}}""";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI desk;

    DeskClient(URI desk) {
        this.desk = desk;
    }

    void submitInPublic() throws IOException, InterruptedException {
        post("/api/public/petitions", null, 201, PUBLIC_SUBMISSION);
    }

    void registerAtTheCounter() throws IOException, InterruptedException {
        post("/api/petitions", "registrar", 201, PUBLIC_SUBMISSION);
    }

    void completeRegistration(String taskId) throws IOException, InterruptedException {
        post("/engine-rest/task/" + taskId + "/submit-form", "registrar", 204, REGISTRATION);
    }

    /** The first page of a filter, as Tasklist asks for it. */
    void page(String filter, String user) throws IOException, InterruptedException {
        post("/engine-rest/filter/" + filter + "/list?firstResult=0&maxResults=15", user, 200, "{}");
    }

    void count(String filter, String user) throws IOException, InterruptedException {
        post("/engine-rest/filter/" + filter + "/count", user, 200, "{}");
    }

    private void post(String path, String user, int expected, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(desk.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/hal+json, application/json; q=0.5")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body));
        if (user != null) {
            String login = user + ":demo";
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }
}
