package petitiondesk.job.web;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.job.Jobs;
import petitiondesk.organisation.Role;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class JobPagesIT {

    private static final String JOB = "staged-files";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Jobs jobs;

    @Autowired
    MovableClock clock;

    private MockMvc desk;

    @BeforeEach
    void open() {
        desk = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.setTo("2026-08-03T09:00");
    }

    @AfterEach
    void switchOn() {
        if (!jobs.job(JOB).on()) {
            jobs.turnOn(JOB, "admin");
        }
    }

    @Test
    void anAdministratorSwitchesAJobOffAndIsRemindedOfItOnEveryPage() throws Exception {
        desk.perform(post("/desk/jobs/{id}/off", JOB).with(admin()).with(token()))
                .andExpect(flash().attribute("problem", "停用理由不能为空"));
        desk.perform(post("/desk/jobs/{id}/off", JOB)
                        .param("reason", "迁移磁盘")
                        .with(admin())
                        .with(token()))
                .andExpect(redirectedUrl("/desk/jobs#" + JOB))
                .andExpect(flash().attribute("done", containsString("已停用“清除未应用的基础资料文件”")));

        desk.perform(get("/desk/jobs").with(admin()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("停用理由：迁移磁盘"), containsString("发送邮件"), containsString("每 5 秒"))));
        desk.perform(get("/desk").with(admin()))
                .andExpect(content().string(containsString("后台作业“清除未应用的基础资料文件”已停用：迁移磁盘")));
        desk.perform(get("/desk").with(office())).andExpect(content().string(not(containsString("已停用"))));
    }

    @Test
    void aJobIsRunAtOnceAndAnswers() throws Exception {
        desk.perform(post("/desk/jobs/{id}/run", JOB).with(admin()).with(token()))
                .andExpect(redirectedUrl("/desk/jobs#" + JOB))
                .andExpect(flash().attribute("done", "“清除未应用的基础资料文件”运行完毕：找到 0，完成 0，没有完成 0。"));
        desk.perform(post("/api/jobs/{id}/run", JOB).with(admin()).with(token()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.failed").value(0))
                .andExpect(jsonPath("$.by").value("admin"));
        desk.perform(get("/api/jobs/changes").with(admin()))
                .andExpect(jsonPath("$[0].kind").value("RUN"))
                .andExpect(jsonPath("$[0].title").value("清除未应用的基础资料文件"));
    }

    @Test
    void programsReadAndSwitchJobsToo() throws Exception {
        desk.perform(get("/api/jobs").with(admin()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[*].id", hasItem("mail")));
        desk.perform(post("/api/jobs/{id}/off", JOB)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(admin())
                        .with(token()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        desk.perform(post("/api/jobs/{id}/off", JOB)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"迁移磁盘\"}")
                        .with(admin())
                        .with(token()))
                .andExpect(jsonPath("$.on").value(false));
        desk.perform(get("/api/jobs/{id}", JOB).with(admin()))
                .andExpect(jsonPath("$.job.reason").value("迁移磁盘"))
                .andExpect(jsonPath("$.job.interval").exists());
        desk.perform(post("/api/jobs/{id}/on", JOB).with(admin()).with(token()))
                .andExpect(jsonPath("$.on").value(true));
        desk.perform(post("/api/jobs/{id}/on", JOB).with(admin()).with(token())).andExpect(status().isConflict());
        desk.perform(get("/api/jobs/no-such-job").with(admin())).andExpect(status().isNotFound());
        desk.perform(post("/desk/jobs/no-such-job/run").with(admin()).with(token()))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobodyButAdministratorsTouchesJobs() throws Exception {
        desk.perform(get("/desk/jobs").with(office())).andExpect(status().isForbidden());
        desk.perform(get("/api/jobs").with(office())).andExpect(status().isForbidden());
        desk.perform(post("/desk/jobs/{id}/off", JOB)
                        .param("reason", "随便")
                        .with(office())
                        .with(token()))
                .andExpect(status().isForbidden());
        desk.perform(post("/api/jobs/{id}/run", JOB).with(office()).with(token()))
                .andExpect(status().isForbidden());

        assertThat(jobs.job(JOB).on()).isTrue();
    }

    private static UserRequestPostProcessor admin() {
        return user("admin").roles(Role.ADMINISTRATOR.group());
    }

    private static UserRequestPostProcessor office() {
        return user("office").roles(Role.OFFICE.group());
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
