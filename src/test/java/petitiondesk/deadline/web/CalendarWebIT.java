package petitiondesk.deadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.deadline.CalendarFile;
import petitiondesk.deadline.Calendars;
import petitiondesk.organisation.Role;
import petitiondesk.setup.CalendarReminder;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class CalendarWebIT {

    private static final String LAND = "自然资源所";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Calendars calendars;

    @Autowired
    private CalendarReminder reminder;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private MockMvc desk;

    @BeforeEach
    void open() {
        desk = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void everybody_of_the_staff_sees_the_year_and_only_administrators_may_import() throws Exception {
        desk.perform(get("/desk/calendar").with(clerk()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("2026年节假日"),
                                containsString("（国庆节）"),
                                containsString("（调休上班）"),
                                containsString("国务院办公厅"),
                                not(containsString("calendar-file")))));
        desk.perform(get("/desk/calendar").param("year", "2027").with(administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("放假安排尚未公布"), containsString("（除夕）"), containsString("calendar-file"))));
        desk.perform(get("/api/calendars").with(clerk()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasItem(2026)));
        desk.perform(get("/api/calendars/2027").with(clerk())).andExpect(status().isNotFound());
        desk.perform(sent(post("/api/calendars/2026"), official()).with(clerk()))
                .andExpect(status().isForbidden());
        desk.perform(sent(post("/api/calendars/2026/preview"), official()).with(clerk()))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_wrong_file_is_refused_with_its_fields_and_the_same_one_with_a_reason() throws Exception {
        long before = calendars.current().version();
        desk.perform(sent(post("/api/calendars/2027"), official()).with(administrator()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", hasItem("year")));
        desk.perform(sent(post("/api/calendars/2026"), official()).with(administrator()))
                .andExpect(status().isConflict());
        desk.perform(sent(post("/api/calendars/2026/preview"), "{\"year\":\"x\"}")
                        .with(administrator()))
                .andExpect(status().isBadRequest());
        assertThat(calendars.current().version()).isEqualTo(before);
    }

    @Test
    void a_date_is_worked_out_on_the_page_and_over_json() throws Exception {
        desk.perform(get("/desk/limits")
                        .param("kind", "HANDLE")
                        .param("start", "2026-08-03")
                        .with(clerk()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("2026年10月8日24时止"),
                                containsString("顺延前的最后一日：2026年10月2日"),
                                containsString("10月2日至7日（国庆节）休息"),
                                not(containsString("本地天数")))));
        desk.perform(get("/desk/limits")
                        .param("kind", "HANDLE")
                        .param("start", "2026-02-31")
                        .param("extension", "31")
                        .with(clerk()))
                .andExpect(content().string(containsString("起算日期不是一个日期")));
        desk.perform(get("/desk/limits").with(administrator()))
                .andExpect(content().string(allOf(containsString("本地天数"), containsString("各项期限"))));
        desk.perform(get("/api/limits/what-if?kind=HANDLE&start=2026-12-20&extension=30")
                        .with(clerk()))
                .andExpect(jsonPath("$.dueOn").value("2027-03-22"))
                .andExpect(jsonPath("$.target").value("2027-03-20"))
                .andExpect(jsonPath("$.provisional").value(true));
        desk.perform(get("/api/limits/what-if?kind=LED&start=2026-08-03").with(clerk()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("days"));
        desk.perform(get("/api/limits/what-if?kind=HANDLE&start=2026-08-03&extension=31")
                        .with(clerk()))
                .andExpect(jsonPath("$.errors[0].field").value("days"));
        desk.perform(get("/api/limits/what-if?kind=X&days=x&suspendedUntil=2026-08-05")
                        .with(clerk()))
                .andExpect(jsonPath("$.errors[*].field", hasItem("kind")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("start")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("days")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("suspendedFrom")));
    }

    @Test
    void local_days_are_set_by_administrators_and_legal_ones_by_nobody() throws Exception {
        String ten = "{\"unit\":\"land\",\"days\":10}";
        desk.perform(sent(post("/api/limits/CONFIRM_AGREEMENT/amounts"), ten).with(administrator()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message", containsString("《人民调解法》第三十三条")));
        desk.perform(sent(post("/api/limits/ADVICE/amounts"), ten).with(clerk()))
                .andExpect(status().isForbidden());
        desk.perform(sent(post("/api/limits/ADVICE/amounts"), "{\"unit\":\"nowhere\",\"days\":10}")
                        .with(administrator()))
                .andExpect(jsonPath("$.errors[0].field").value("unit"));
        desk.perform(sent(post("/api/limits/ADVICE/amounts"), "{\"days\":0}").with(administrator()))
                .andExpect(jsonPath("$.errors[0].field").value("days"));
        desk.perform(sent(post("/api/limits/ADVICE/amounts"), ten).with(administrator()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$[0].days").value(10));
        desk.perform(get("/desk/limits").with(clerk())).andExpect(content().string(containsString(LAND + "10日")));
        desk.perform(sent(post("/api/limits/ADVICE/amounts"), "{\"unit\":\"land\"}")
                        .with(administrator()))
                .andExpect(status().isCreated());
        desk.perform(get("/desk/limits").with(clerk())).andExpect(content().string(not(containsString(LAND + "10日"))));
        desk.perform(get("/api/limits").with(clerk()))
                .andExpect(jsonPath("$[?(@.kind=='HANDLE')].maxExtension").value(30));
    }

    @Test
    void administrators_are_asked_for_the_next_year_from_november_on_and_once() throws Exception {
        reminder.remind();
        assertThat(asked()).isZero();

        clock.setTo("2026-11-01T09:00");
        reminder.remind();
        reminder.remind();

        assertThat(asked()).isEqualTo(1);
        desk.perform(get("/desk/calendar").with(administrator()))
                .andExpect(content()
                        .string(allOf(
                                containsString("2027年放假安排还没有导入"),
                                containsString("href=\"/desk/calendar?year=2027\">查看"))));
        desk.perform(get("/desk/limits").with(clerk())).andExpect(content().string(not(containsString("还没有导入"))));
    }

    private int asked() {
        return jdbc.sql("select count(*) from notice where key like 'calendar-missing/2027/%'")
                .query(Integer.class)
                .single();
    }

    private String official() throws Exception {
        return json.writeValueAsString(
                CalendarFile.of(calendars.current().year(2026).orElseThrow()));
    }

    private static MockHttpServletRequestBuilder sent(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .cookie(new Cookie("DESK-CSRF", "token"))
                .header("X-CSRF-TOKEN", "token");
    }

    private static RequestPostProcessor clerk() {
        return user("registrar").roles(Role.REGISTRAR.group());
    }

    private static RequestPostProcessor administrator() {
        return user("admin").roles(Role.ADMINISTRATOR.group());
    }
}
