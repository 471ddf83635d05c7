package petitiondesk.notification.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.Role;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class OutboxPagesIT {

    private static final AtomicInteger numbers = new AtomicInteger();

    @Autowired
    WebApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private MockMvc desk;
    private String number;

    @BeforeEach
    void open() {
        desk = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.setTo("2026-08-03T09:00");
        number = "P-" + numbers.incrementAndGet();
    }

    @Test
    void theOutboxShowsWhatWaitsWithNamesMasked() throws Exception {
        write("zhang@demo.invalid", false);

        desk.perform(get("/desk/outbox").param("subject", number).with(office()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("信访事项受理告知书（编号" + number + "）"),
                                containsString("张**"),
                                containsString("z***@demo.invalid"),
                                containsString("未配置邮件服务器，邮件保留在此"),
                                not(containsString("张三")))));
    }

    @Test
    void aPersonTellsWhomNoMailReachesAndNotesIt() throws Exception {
        long id = write(null, false);

        desk.perform(get("/desk/duties").with(registrar()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/desk/duties/" + id + "/told")));
        desk.perform(get("/desk/outbox/{id}/print", id).with(registrar()))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("张三："), containsString("盖章处"))));
        desk.perform(post("/desk/duties/{id}/told", id)
                        .param("how", "PHONE")
                        .param("on", "2026-08-04")
                        .with(registrar())
                        .with(token()))
                .andExpect(redirectedUrl("/desk/duties"))
                .andExpect(flash().attribute("problem", "告知日期不能晚于今天"));
        desk.perform(post("/desk/duties/{id}/told", id)
                        .param("how", "PHONE")
                        .param("on", "2026-08-03")
                        .with(registrar())
                        .with(token()))
                .andExpect(flash().attribute("done", "已登记告知情况。"));
        desk.perform(get("/api/notices/{id}", id).with(registrar()))
                .andExpect(jsonPath("$.state").value("TOLD"))
                .andExpect(jsonPath("$.told.by").value("registrar"))
                .andExpect(jsonPath("$.told.how").value("PHONE"))
                .andExpect(jsonPath("$.deliveries.length()").value(2));
    }

    @Test
    void jsonToldNamesTheFieldThatIsWrong() throws Exception {
        long id = write(null, false);

        desk.perform(post("/api/notices/{id}/told", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"how\":\"PIGEON\",\"on\":\"yesterday\"}")
                        .with(registrar())
                        .with(token()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("how"))
                .andExpect(jsonPath("$.errors[1].field").value("on"));
    }

    @Test
    void aMailCanBeTurnedIntoADutyOverJson() throws Exception {
        long id = write("zhang@demo.invalid", false);

        desk.perform(post("/api/notices/{id}/to-duty", id).with(office()).with(token()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("DUTY"));
        desk.perform(post("/api/notices/{id}/resend", id).with(office()).with(token()))
                .andExpect(status().isConflict());
        desk.perform(get("/api/notices")
                        .param("state", "DUTY")
                        .param("subject", number)
                        .with(office()))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.notices[0].recipient").value("张**"));
        desk.perform(get("/api/notices").param("state", "LOST").with(office())).andExpect(status().isBadRequest());
    }

    @Test
    void accusationsAreFoundByDisciplineInspectionAlone() throws Exception {
        long id = write(null, true);

        desk.perform(get("/api/notices/{id}", id).with(office())).andExpect(status().isNotFound());
        desk.perform(get("/desk/outbox").param("subject", number).with(office()))
                .andExpect(content().string(containsString("没有符合条件的通知")));
        desk.perform(get("/api/notices/{id}", id).with(user("discipline").roles(Role.DISCIPLINE.group())))
                .andExpect(status().isOk());
    }

    private long write(String email, boolean restricted) {
        transaction.executeWithoutResult(status -> notices.send(new NewNotice(
                "outbox-pages-it:" + number,
                "accepted",
                number,
                "张三",
                email,
                "registrars",
                restricted,
                Map.of("unit", "民政办", "dueOn", LocalDate.of(2026, 10, 8), "article", "《信访工作条例》第三十四条"))));
        return jdbc.sql("select id from notice where subject = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private static UserRequestPostProcessor office() {
        return user("office").roles(Role.OFFICE.group());
    }

    private static UserRequestPostProcessor registrar() {
        return user("registrar").roles(Role.REGISTRAR.group());
    }

    /** The token as our pages send it; Spring's own csrf() would replace the token store for every later test. */
    private static RequestPostProcessor token() {
        return request -> {
            request.setCookies(new Cookie("DESK-CSRF", "token"));
            request.addHeader("X-CSRF-TOKEN", "token");
            return request;
        };
    }
}
