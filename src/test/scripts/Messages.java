import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings citizens' messages from a CSV file (id, user, title, received_at, body) into a running demo over HTTP, drives
 * some of them through the office, and counts what became of them.
 *
 * <pre>
 * java src/test/scripts/Messages.java intake FILE [http://localhost:8080]
 * java src/test/scripts/Messages.java drive 20 [http://localhost:8080]
 * java src/test/scripts/Messages.java count [http://localhost:8080]
 * </pre>
 */
class Messages {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String base = "http://localhost:8080";

    public static void main(String[] args) throws Exception {
        String mode = args.length == 0 ? "" : args[0];
        int parameters = mode.equals("count") ? 1 : 2;
        if (!Set.of("intake", "drive", "count").contains(mode) || args.length < parameters) {
            System.err.println("usage: intake FILE | drive NUMBER | count, then optionally the address of the desk");
            System.exit(2);
        }
        if (args.length > parameters) {
            base = args[parameters];
        }
        switch (mode) {
            case "intake" -> intake(Path.of(args[1]));
            case "drive" -> drive(Integer.parseInt(args[1]));
            default -> count();
        }
    }

    private static void intake(Path file) throws Exception {
        Set<String> numbers = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        List<List<String>> rows = csv(Files.readString(file));
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, Object> petitioner = new LinkedHashMap<>();
            petitioner.put("name", row.get(1));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("kind", "CLAIM");
            body.put("channel", "ONLINE");
            body.put("title", row.get(2));
            body.put("request", row.get(2));
            body.put("facts", row.get(4));
            body.put("petitioner", petitioner);
            HttpResponse<String> answer = send("registrar", "POST", "/api/petitions", json(body), row.get(0));
            if (answer.statusCode() == 201) {
                numbers.add(field(answer.body(), "number"));
            } else {
                refused.add(row.get(0) + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        System.out.printf("%d messages, %d petitions, %d refused%n", rows.size() - 1, numbers.size(), refused.size());
        refused.forEach(System.out::println);
        count();
    }

    private static void drive(int wanted) throws Exception {
        String waiting = ok(send("registrar", "GET", "/api/petitions?status=RECEIVED&sort=number&size=200", null, null));
        List<String> numbers = fields(waiting, "number").subList(0, wanted);
        for (String number : numbers) {
            complete("registrar", number, "UserTask_Register", """
                    {"kind": "CLAIM", "category": "C04", "disposition": "ACCEPT", "responsibleUnit": "land"}""");
            complete("unit-land", number, "UserTask_Handle", """
                    {"outcome": "RESOLVED", "conclusion": "EXPLAIN", "findings": "已到现场核实。",
                     "opinion": "已向来信人解释有关规定。", "legalBasis": "《信访工作条例》第三十二条",
                     "closingSolved": "不适用", "closingExplained": "已当面解释", "closingHelped": "不适用",
                     "closingLawful": "不适用"}""");
            complete("head-land", number, "UserTask_SignOpinion", """
                    {"approval": "APPROVE"}""");
            complete("unit-land", number, "UserTask_RecordService", """
                    {"serviceMethod": "POST", "servedOn": "%s", "serviceResult": "SIGNED"}""".formatted(today(number)));
            complete("office", number, "UserTask_Revisit", """
                    {"revisitResult": "CONFIRMED", "satisfaction": "MOSTLY"}""");
        }
        System.out.printf("%d petitions answered, served and revisited%n", numbers.size());
        count();
    }

    private static void count() throws Exception {
        StringBuilder line = new StringBuilder();
        for (String status : List.of("RECEIVED", "HANDLING", "OPINION", "REVISIT", "SERVED", "CLOSED", "ARCHIVED")) {
            String page = ok(send("office", "GET", "/api/petitions?size=1&status=" + status, null, null));
            line.append(status).append(' ').append(field(page, "total")).append("  ");
        }
        String all = ok(send("office", "GET", "/api/petitions?size=1", null, null));
        System.out.println(line + "all " + field(all, "total"));
    }

    /** The desk's day, which may run ahead of this machine's: the answer was signed today. */
    private static String today(String number) throws Exception {
        List<String> instants = fields(ok(send("office", "GET", "/api/petitions/" + number, null, null)), "decidedAt");
        return java.time.Instant.parse(instants.get(instants.size() - 1))
                .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                .toLocalDate()
                .toString();
    }

    private static void complete(String user, String number, String task, String values) throws Exception {
        String tasks = ok(send(
                user,
                "GET",
                "/engine-rest/task?processInstanceBusinessKey=" + number + "&taskDefinitionKey=" + task,
                null,
                null));
        StringBuilder variables = new StringBuilder();
        Matcher pair = Pattern.compile("\"(\\w+)\":\\s*(\"[^\"]*\")").matcher(values);
        while (pair.find()) {
            variables.append(variables.isEmpty() ? "" : ", ")
                    .append("\"%s\": {\"value\": %s}".formatted(pair.group(1), pair.group(2)));
        }
        ok(send(
                user,
                "POST",
                "/engine-rest/task/" + field(tasks, "id") + "/submit-form",
                "{\"variables\": {" + variables + "}}",
                null));
    }

    private static HttpResponse<String> send(String user, String method, String path, String body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String field(String json, String name) {
        List<String> values = fields(json, name);
        if (values.isEmpty()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return values.get(0);
    }

    private static List<String> fields(String json, String name) {
        List<String> values = new ArrayList<>();
        Matcher value = Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+))").matcher(json);
        while (value.find()) {
            values.add(value.group(1) == null ? value.group(2) : value.group(1));
        }
        return values;
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, member) -> members.add(json(name) + ":" + json(member)));
            return "{" + String.join(",", members) + "}";
        }
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    /** Fields in quotes may hold commas, line breaks and doubled quotes. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (!row.isEmpty() || cell.length() > 0) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
