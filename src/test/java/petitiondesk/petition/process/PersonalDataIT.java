package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Reviews;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** No word of a petition, and nothing about whose it is, gets into the engine's tables. */
@DeskTest
class PersonalDataIT {

    private static final Map<String, Object> INTAKE = Map.ofEntries(
            Map.entry("channel", "VISIT"),
            Map.entry("kind", "CLAIM"),
            Map.entry("title", "鹿角巷排水沟"),
            Map.entry("request", "疏通鹿角巷的排水沟"),
            Map.entry("facts", "入夏以来鹿角巷积水没过脚踝"),
            Map.entry("petitionerName", "欧阳镜湖"),
            Map.entry("petitionerPhone", "13987654321"),
            Map.entry("petitionerIdNumber", "11010519491231002X"),
            Map.entry("petitionerEmail", "jinghu@demo.invalid"),
            Map.entry("petitionerAddress", "鹿角巷七号院"),
            Map.entry("respondent", "司空置业"),
            Map.entry("pendingElsewhere", "曾向平泽法院咨询"),
            Map.entry("needs", "需要潮汕话翻译"));

    @Autowired
    private Office office;

    @Autowired
    private Reviews reviews;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theEngineKnowsNothingOfAPetitionButItsNumber() {
        clock.setTo("2026-08-03T09:00");
        String number = received();
        List<String> words = new ArrayList<>(INTAKE.values().stream()
                .map(Object::toString)
                .filter(text -> !text.matches("[A-Z]+"))
                .toList());
        complete(
                words,
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "disposition", "ACCEPT",
                        "dispositionReason", "属于本镇职责范围",
                        "responsibleUnit", "land"));
        Map<String, Object> draft = new HashMap<>(PetitionStory.draft("SUPPORT"));
        draft.put("findings", "鹿角巷沟盖板塌陷属实");
        draft.put("opinion", "三日内更换鹿角巷盖板");
        draft.put("legalBasis", "《城镇排水条例》第十九条");
        draft.put("closingSolved", "盖板已经订购");
        draft.put("closingExplained", "已上门说明");
        draft.put("closingHelped", "送去沙袋二十个");
        draft.put("closingLawful", "没有违法行为");
        complete(words, "unit-land", number, "UserTask_Handle", draft);
        complete(words, "head-land", number, "UserTask_SignOpinion", Map.of("approval", "RETURN", "comment", "写明更换日期"));
        complete(words, "unit-land", number, "UserTask_Handle", draft);
        complete(words, "head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE", "comment", "抓紧落实"));
        complete(
                words,
                "unit-land",
                number,
                "UserTask_RecordService",
                Map.of("serviceMethod", "IN_PERSON", "servedOn", "2026-08-03", "serviceResult", "SIGNED"));
        complete(
                words,
                "office",
                number,
                "UserTask_Revisit",
                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED", "note", "老人说水退了"));
        reviews.request(number, LocalDate.parse("2026-08-03"), "嫌盖板太薄", "registrar");
        complete(
                words,
                "office",
                number,
                "UserTask_RecordReview",
                Map.of(
                        "reviewDecision", "UPHOLD",
                        "decidedOn", "2026-08-03",
                        "servedOn", "2026-08-03",
                        "comment", "县里认为处理得当"));
        clock.setTo("2026-09-03T00:01");
        office.runJob(number, "TimerEvent_ReviewWindowOver");
        office.runJob(number, "ServiceTask_Archive");
        words.add("嫌盖板太薄");

        assertThat(words)
                .hasSizeGreaterThan(20)
                .allSatisfy(word -> assertThat(placesOf(word))
                        .as("where the engine keeps “%s”", word)
                        .isEmpty());
        assertThat(placesOf(number)).as("the search finds what is there").contains("act_hi_procinst.business_key_");
        assertThat(placesOf("登记信访事项")).as("in binary columns, too").contains("act_ge_bytearray.bytes_");
    }

    @Test
    void theErrorOfAFailedJobDoesNotQuoteTheRowThatCouldNotBeWritten() {
        clock.setTo("2026-08-03T09:00");
        String number = office.receives(aPetition("SUGGESTION"));
        clock.setTo("2026-08-19T00:01");
        jdbc.sql("alter table notice add constraint sabotage check (template <> 'overdue') not valid")
                .update();
        try {
            assertThatThrownBy(() -> office.runJob(number, "TimerEvent_RegisterOverdue"))
                    .hasStackTraceContaining("sabotage");
        } finally {
            jdbc.sql("alter table notice drop constraint sabotage").update();
        }
        assertThat(placesOf("violates check constraint \"sabotage\"")).isNotEmpty();
        assertThat(placesOf("registrar@demo.invalid"))
                .as("where the engine keeps the recipient's address")
                .containsExactly("act_id_user.email_");
    }

    /** Takes the petition in by the start form, as Tasklist does. */
    private String received() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("petition")
                .latestVersion()
                .singleResult()
                .getId();
        office.as("registrar", () -> engine.getFormService().submitStartForm(definition, new HashMap<>(INTAKE)));
        return jdbc.sql("select number from petition where title = '鹿角巷排水沟'")
                .query(String.class)
                .single();
    }

    private void complete(List<String> words, String user, String number, String task, Map<String, Object> values) {
        office.completes(user, number, task, values);
        values.values().stream()
                .map(Object::toString)
                .filter(text -> text.codePoints().anyMatch(Character::isIdeographic) && !text.equals("不适用"))
                .forEach(words::add);
    }

    /** Columns of the engine's tables in which the text occurs. */
    private List<String> placesOf(String text) {
        record Column(String tableName, String columnName, String dataType) {}
        List<String> places = new ArrayList<>();
        for (Column column : jdbc.sql("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = 'public' and table_name like 'act\\_%'
                          and data_type in ('character varying', 'text', 'bytea')""").query(Column.class).list()) {
            String found = column.dataType().equals("bytea")
                    ? "position(convert_to(:text, 'UTF8') in %s) > 0"
                    : "position(:text in %s) > 0";
            boolean there = jdbc.sql("select exists (select 1 from %s where %s)"
                            .formatted(column.tableName(), found.formatted(column.columnName())))
                    .param("text", text)
                    .query(Boolean.class)
                    .single();
            if (there) {
                places.add(column.tableName() + "." + column.columnName());
            }
        }
        return places;
    }
}
