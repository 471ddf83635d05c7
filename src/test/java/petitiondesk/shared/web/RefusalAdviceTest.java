package petitiondesk.shared.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import com.fasterxml.jackson.databind.DeserializationFeature;
import jakarta.servlet.RequestDispatcher;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.Pages;

class RefusalAdviceTest {

    private final MockMvc desk = MockMvcBuilders.standaloneSetup(new Counter(), new ErrorFallback())
            .setControllerAdvice(new RefusalAdvice())
            .setViewResolvers(Pages.resolver())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .featuresToEnable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .featuresToDisable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build()))
            .build();

    enum Kind {
        CLAIM,
        DISPUTE
    }

    record Person(String name, String phone) {}

    record Intake(
            String title,
            Kind kind,
            LocalDate dueOn,
            Instant receivedAt,
            Integer persons,
            Boolean urgent,
            Person petitioner,
            List<Person> representatives) {

        Intake {
            if ("refused".equals(title)) {
                throw Refusal.invalid("title", "标题不能使用");
            }
        }
    }

    record Filter(@NotBlank(message = "请填写姓名") String name, Integer page) {}

    @RestController
    static class Counter {

        @PostMapping(path = "/api/petitions", consumes = MediaType.APPLICATION_JSON_VALUE)
        Intake take(@RequestBody Intake intake) {
            return intake;
        }

        @GetMapping(path = "/api/petitions", produces = MediaType.APPLICATION_JSON_VALUE)
        List<String> list(
                @RequestParam Kind kind, @RequestParam(required = false) LocalDate from, @RequestHeader String by) {
            return List.of(kind.name(), by);
        }

        @GetMapping("/api/search")
        String search(@Validated @ModelAttribute Filter filter) {
            return filter.name();
        }

        @GetMapping("/api/refusals/{kind}")
        void refuse(@PathVariable Refusal.Kind kind) {
            switch (kind) {
                case INVALID ->
                    throw Refusal.invalid(List.of(
                            new Refusal.FieldError("title", "标题不能为空"),
                            new Refusal.FieldError("petitioner.phone", "电话号码不正确")));
                case FORBIDDEN -> throw Refusal.forbidden("这件事不归您办理");
                case NOT_FOUND -> throw Refusal.notFound("没有这件信访事项");
                case CONFLICT -> throw Refusal.conflict("已经办结");
                case TOO_MANY -> throw Refusal.tooMany("请稍后再试");
            }
        }

        @GetMapping({"/api/faults/{what}", "/desk/faults/{what}"})
        void fail(@PathVariable String what) {
            switch (what) {
                case "refusal" -> throw Refusal.notFound("没有这件信访事项");
                case "wrapped" -> throw new IllegalStateException("engine", Refusal.conflict("已经办结"));
                case "race" -> throw new OptimisticLockingFailureException("row 17 of party");
                case "nul" -> throw new DataIntegrityViolationException("x", new SQLException("0x00", "22021"));
                case "away" ->
                    throw new DataAccessResourceFailureException("x", new SQLException("secret host", "08006"));
                case "denied" -> throw new AccessDeniedException("no");
                default -> throw new IllegalStateException("secret of table party");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_answered_with_its_status_and_message(Refusal.Kind kind) throws Exception {
        desk.perform(get("/api/refusals/" + kind))
                .andExpect(status().is(kind.status()))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(kind.status()))
                .andExpect(jsonPath("$.title").value(chinese()))
                .andExpect(jsonPath("$.detail").value(chinese()));
    }

    @Test
    void every_wrong_field_is_named() throws Exception {
        desk.perform(get("/api/refusals/INVALID"))
                .andExpect(jsonPath("$.errors", hasSize(2)))
                .andExpect(jsonPath("$.errors[0].field").value("title"))
                .andExpect(jsonPath("$.errors[0].message").value("标题不能为空"))
                .andExpect(jsonPath("$.errors[1].field").value("petitioner.phone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"titel\":\"x\"}                          | titel                    | 没有“titel”这个字段",
                "{\"petitioner\":{\"fone\":\"1\"}}          | petitioner.fone          | 没有“petitioner.fone”这个字段",
                "{\"kind\":\"OTHER\"}                       | kind                     | CLAIM、DISPUTE",
                "{\"kind\":1}                               | kind                     | CLAIM、DISPUTE",
                "{\"dueOn\":\"2026-02-30\"}                 | dueOn                    | 例如 2026-11-20",
                "{\"dueOn\":\"soon\"}                       | dueOn                    | 例如 2026-11-20",
                "{\"receivedAt\":\"yesterday\"}             | receivedAt               | 应为带时区的时间",
                "{\"persons\":\"many\"}                     | persons                  | 应为整数",
                "{\"persons\":1.5}                          | persons                  | 应为整数",
                "{\"persons\":99999999999}                  | persons                  | 数值超出范围",
                "{\"urgent\":\"maybe\"}                     | urgent                   | true 或 false",
                "{\"title\":{}}                             | title                    | 应为文字",
                "{\"title\":[]}                             | title                    | 应为文字",
                "{\"petitioner\":\"张三\"}                  | petitioner               | 应为一组字段",
                "{\"representatives\":{}}                   | representatives          | 应为列表",
                "{\"representatives\":[{},{\"name\":[1]}]}  | representatives[1].name  | 应为文字",
                "{\"title\":\"refused\"}                    | title                    | 标题不能使用"
            })
    void a_field_that_cannot_be_read_is_named(String body, String field, String message) throws Exception {
        send(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message", containsString(message)))
                .andExpect(jsonPath("$.detail", containsString(message)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":      | 不是正确的 JSON（第1行",
                "{'title':'x'}    | 不是正确的 JSON（第1行",
                "hello            | 不是正确的 JSON（第1行",
                "[]               | 应为一组字段",
                "``               | 请求缺少内容",
                "null             | 请求缺少内容"
            })
    void a_body_that_is_no_json_object_is_explained(String body, String message) throws Exception {
        send(body).andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail", containsString(message)));
    }

    @Test
    void bytes_that_are_not_utf_8_are_explained() throws Exception {
        byte[] body = "{\"title\":\"张三\"}".getBytes("GB18030");

        desk.perform(post("/api/petitions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("应为 UTF-8")));
    }

    @Test
    void endless_nesting_is_refused() throws Exception {
        send("{\"title\":" + "[".repeat(2000)).andExpect(status().isBadRequest());
    }

    @Test
    void a_missing_parameter_is_named() throws Exception {
        desk.perform(get("/api/petitions").header("by", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("kind"))
                .andExpect(jsonPath("$.errors[0].message").value("参数 kind 不能缺少"));
    }

    @Test
    void a_missing_header_is_named() throws Exception {
        desk.perform(get("/api/petitions?kind=CLAIM"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("by"));
    }

    @ParameterizedTest
    @CsvSource({"kind=OTHER, kind, CLAIM、DISPUTE", "kind=CLAIM&from=soon, from, 例如 2026-11-20"})
    void a_parameter_of_the_wrong_type_is_named(String query, String field, String message) throws Exception {
        desk.perform(get("/api/petitions?" + query).header("by", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message", containsString(message)));
    }

    @Test
    void filters_are_checked_field_by_field() throws Exception {
        desk.perform(get("/api/search?name=&page=x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[?(@.field == 'page')].message").value("参数 page 应为整数"));
        desk.perform(get("/api/search?name=&page=1"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value("请填写姓名"));
    }

    @Test
    void another_content_type_is_refused() throws Exception {
        desk.perform(post("/api/petitions").contentType("text/plain").content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail", containsString("application/json")));
    }

    @Test
    void another_method_is_refused_and_the_right_ones_are_named() throws Exception {
        desk.perform(delete("/api/petitions"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", containsString("POST")))
                .andExpect(jsonPath("$.detail").value("此地址不支持 DELETE 请求，可用：GET、POST。"));
    }

    @Test
    void a_format_that_nobody_makes_is_refused_in_json() throws Exception {
        desk.perform(get("/api/petitions?kind=CLAIM").header("by", "x").accept("text/csv"))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void an_unknown_address_is_not_found() throws Exception {
        desk.perform(get("/api/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(chinese()));
    }

    @Test
    void a_fault_of_ours_gets_a_reference_and_tells_nothing_else() throws Exception {
        desk.perform(get("/api/faults/any"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.incident", matchesPattern("[0-9a-f]{8}")))
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }

    @Test
    void a_database_that_is_away_is_no_fault_with_a_reference_and_promises_nothing() throws Exception {
        desk.perform(get("/api/faults/away"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.title").value("系统暂时无法使用"))
                .andExpect(jsonPath("$.detail", containsString("可能没有完成")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void a_refusal_that_arrives_wrapped_is_still_told() throws Exception {
        desk.perform(get("/api/faults/wrapped"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("已经办结"));
    }

    @Test
    void two_people_at_once_are_told_to_look_again() throws Exception {
        desk.perform(get("/api/faults/race"))
                .andExpect(status().isConflict())
                .andExpect(content().string(not(containsString("row 17"))));
    }

    @Test
    void a_character_that_the_database_cannot_keep_is_the_senders_fault() throws Exception {
        desk.perform(get("/api/faults/nul")).andExpect(status().isBadRequest());
    }

    @Test
    void a_person_gets_a_page() throws Exception {
        desk.perform(get("/desk/faults/refusal").accept("text/html,application/xhtml+xml,*/*;q=0.8"))
                .andExpect(status().isNotFound())
                .andExpect(view().name("error"))
                .andExpect(content().string(containsString("没有这件信访事项")))
                .andExpect(content().string(containsString("href=\"/desk\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "*/*", "nonsense"})
    void a_program_gets_a_problem_document_whatever_it_accepts(String accept) throws Exception {
        desk.perform(get("/api/faults/refusal").header("Accept", accept))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void who_may_come_in_is_left_to_the_security_filters() {
        assertThatThrownBy(() -> desk.perform(get("/api/faults/denied")))
                .hasCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_fails_in_a_filter_is_told_in_the_same_words() throws Exception {
        desk.perform(get("/error")
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/petitions")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403))
                .andExpect(status().isForbidden())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("无权进行此操作"));
    }

    @Test
    void what_fails_while_a_page_is_rendered_gets_a_reference() throws Exception {
        desk.perform(get("/error")
                        .accept(MediaType.TEXT_HTML)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/desk")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("template")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(matchesPattern("(?s).*故障编号：<strong>[0-9a-f]{8}</strong>.*")))
                .andExpect(content().string(not(containsString("IllegalState"))));
    }

    private ResultActions send(String body) throws Exception {
        return desk.perform(post("/api/petitions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Matcher<String> chinese() {
        return matchesPattern(".*\\p{IsHan}.*");
    }
}
