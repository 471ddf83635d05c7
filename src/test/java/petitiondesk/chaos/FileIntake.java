package petitiondesk.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.outside.DeskProcess;
import petitiondesk.outside.Finding;

/** A file of petitions that the desk works through while it is killed: every line becomes one petition. */
final class FileIntake {

    private static final String TITLE = "批量来件";

    private final DeskProcess desk;
    private final int lines;
    private long id;

    FileIntake(DeskProcess desk, int lines) {
        this.desk = desk;
        this.lines = lines;
    }

    /** Uploads the file and starts the run, while nothing is done to the desk yet. */
    void begin() throws IOException {
        StringBuilder file = new StringBuilder("工单号,标题,诉求,内容,类别,姓名,联系电话\r\n");
        for (int i = 1; i <= lines; i++) {
            file.append("chaos-%d,%s %d,请求答复第%d件。,路灯不亮、井盖松动，第%d处。,申诉求决,来电人%d,13800138000\r\n"
                    .formatted(i, TITLE, i, i, i, i));
        }
        byte[] content = file.toString().getBytes(StandardCharsets.UTF_8);
        id = new ObjectMapper()
                .readTree(post(
                        "/api/files/intake?name=chaos.csv",
                        "application/octet-stream",
                        BodyPublishers.ofByteArray(content)))
                .path("id")
                .asLong();
        post("/api/files/intake/" + id + "/run", "application/json", BodyPublishers.noBody());
    }

    boolean isDone(DataSource database) {
        return JdbcClient.create(database)
                .sql("select state = 'DONE' from intake_file where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Lines that are not in the register exactly once, or of which the file says something else. */
    List<Finding> check(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        Map<String, Integer> petitions = new HashMap<>();
        jdbc.sql("select title, count(*) as n from petition where title like '" + TITLE + " %' group by title")
                .query(row -> {
                    petitions.put(row.getString("title"), row.getInt("n"));
                });
        List<Finding> findings = new ArrayList<>();
        if (!isDone(database)) {
            findings.add(new Finding("file taken in", "chaos.csv", "the desk has not come to its end"));
        }
        jdbc.sql("select position, state, reasons from intake_file_line where file_id = :id order by position")
                .param("id", id)
                .query(row -> {
                    int times = petitions.getOrDefault(TITLE + " " + row.getInt("position"), 0);
                    if (times != 1 || !row.getString("state").equals("REGISTERED")) {
                        findings.add(new Finding(
                                "file taken in",
                                "line " + row.getInt("position"),
                                "%s (%s), in the register %d times"
                                        .formatted(row.getString("state"), row.getString("reasons"), times)));
                    }
                });
        return findings;
    }

    private String post(String path, String type, HttpRequest.BodyPublisher body) throws IOException {
        String credentials = Base64.getEncoder().encodeToString("registrar:demo".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(desk.address(path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", type)
                .POST(body)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() >= 300) {
                throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
