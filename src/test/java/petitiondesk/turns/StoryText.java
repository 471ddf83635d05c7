package petitiondesk.turns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A story as people read it: the history of the case, what the petitioner sees and what he was told. */
final class StoryText {

    private StoryText() {}

    static String of(Story story, Walk walk, JsonNode told, List<String> letters, JdbcClient jdbc) {
        StringBuilder text =
                new StringBuilder("# ").append(story.name()).append(" ").append(walk.number());
        text.append("\n\n## 办理记录\n");
        jdbc.sql("select at, actor, kind, text from case_event where petition_number = :number order by id")
                .param("number", walk.number())
                .query(row -> {
                    text.append("- ")
                            .append(row.getTimestamp("at").toInstant())
                            .append(" ")
                            .append(row.getString("actor"))
                            .append(" ")
                            .append(row.getString("kind"))
                            .append("：")
                            .append(row.getString("text"))
                            .append("\n");
                });
        text.append("\n## 信访人看到：").append(told.path("statusText").asText()).append("\n");
        told.path("events")
                .forEach(event -> text.append("- ")
                        .append(event.path("at").asText())
                        .append(" ")
                        .append(event.path("text").asText())
                        .append("\n"));
        text.append("\n## 信访人收到：").append(String.join(" ", letters)).append("\n");
        jdbc.sql("select body from notice where subject = :number and recipient_name = :name order by id")
                .param("number", walk.number())
                .param("name", walk.message().name())
                .query(row -> {
                    text.append("\n```\n").append(row.getString("body")).append("\n```\n");
                });
        return text.toString();
    }
}
