package petitiondesk.tracking.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import petitiondesk.testing.Pages;

/** The public pages as a browser gets them, on top of an API whose answers the test lays out beforehand. */
final class PublicSite {

    static final String ADDRESS = "http://desk.test";

    private static final Path FILES = Path.of("src", "main", "resources", "web", "static");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml", "html", "text/html;charset=UTF-8");
    /** As strict as the product's own: nothing inline, nothing from elsewhere. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'";

    private final ObjectMapper mapper = new ObjectMapper();
    private final MockMvc pages = MockMvcBuilders.standaloneSetup(new PublicPages())
            .setViewResolvers(Pages.resolver())
            .build();
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** An answer of the API; status 0 breaks the connection. */
    private record Answer(int status, String body) {}

    /** A request that a page sent to the API; the body of a form is null. */
    record Sent(String address, JsonNode body, String key) {}

    void serve(Page page) {
        page.onConsoleMessage(message -> {
            // a refusal of the API is no fault of the page, though the browser notes it
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.route("**/*", this::serve);
    }

    /** Lays out what the API answers next at this address below {@code /api/public}; the last answer is repeated. */
    PublicSite answering(String address, int status, String json) {
        answers.computeIfAbsent(address, key -> new ArrayDeque<>()).add(new Answer(status, json.replace('\'', '"')));
        return this;
    }

    List<Sent> sent() {
        return sent;
    }

    /** What the browser complained about: script errors and breaches of the content policy. */
    List<String> complaints() {
        return complaints;
    }

    private void serve(Route route) {
        String path = URI.create(route.request().url()).getPath();
        try {
            if (path.startsWith("/api/public")) {
                answer(route, path.substring("/api/public".length()));
            } else if (path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/img/")) {
                fulfill(
                        route,
                        path.substring(path.lastIndexOf('.') + 1),
                        Files.readString(FILES.resolve(path.substring(1))));
            } else {
                fulfill(
                        route,
                        "html",
                        pages.perform(get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private void answer(Route route, String address) throws IOException {
        Request request = route.request();
        if (request.method().equals("POST")) {
            // a form with a file is no JSON: what a test wants of it is that it came
            boolean form = String.valueOf(request.headerValue("Content-Type")).startsWith("multipart/");
            JsonNode body = form ? NullNode.getInstance() : mapper.readTree(request.postData());
            sent.add(new Sent(address, body, request.headerValue("Idempotency-Key")));
        }
        Deque<Answer> queue = answers.getOrDefault(address, new ArrayDeque<>());
        if (queue.isEmpty()) {
            throw new IllegalStateException("no answer is laid out for " + address);
        }
        Answer answer = queue.size() > 1 ? queue.remove() : queue.peek();
        if (answer.status() == 0) {
            route.abort();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(answer.status())
                .setContentType(answer.status() < 400 ? "application/json" : "application/problem+json")
                .setBody(answer.body()));
    }

    private static void fulfill(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType(TYPES.get(type))
                .setHeaders(Map.of("Content-Security-Policy", CONTENT_POLICY, "Content-Type", TYPES.get(type)))
                .setBody(body));
    }
}
