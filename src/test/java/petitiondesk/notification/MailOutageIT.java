package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.job.JobRun;
import petitiondesk.job.Jobs;
import petitiondesk.organisation.Role;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

/** The mail server is away for days: what people see meanwhile, and that everything arrives once when it is back. */
@DeskTest
class MailOutageIT {

    private static final AtomicInteger numbers = new AtomicInteger();

    @RegisterExtension
    static final GreenMailExtension mailbox = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    WebApplicationContext context;

    @Autowired
    Notices notices;

    @Autowired
    OutboxSender sender;

    @Autowired
    MailServerAway outages;

    @Autowired
    Jobs jobs;

    @Autowired
    JavaMailSenderImpl server;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private MockMvc desk;
    private String number;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        desk = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.setTo("2026-08-03T09:00");
        number = "O-" + numbers.incrementAndGet();
        jdbc.sql("update notice set state = 'FAILED', next_attempt_at = null, failure = 'PATIENCE'"
                        + " where state = 'WAITING'")
                .update();
        outages.back();
        server.setHost("127.0.0.1");
        server.setPort(mailbox.getSmtp().getPort());
        sender.sendNow();
    }

    @AfterEach
    void disconnect() {
        outages.back();
        server.setHost(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void whatIsWrittenWhileTheServerIsAwayForDaysArrivesOnceWhenItIsBack(int days) throws Exception {
        server.setPort(closedPort());
        List<String> written = new ArrayList<>();
        for (int hour = 0; hour < days * 24; hour += 4) {
            written.add(write("k" + hour));
            assertThat(sender.sendDue()).isZero();
            String banner = "邮件服务器连不上，自8月3日09:00起，%d封在等".formatted(written.size());
            desk.perform(get("/desk/outbox").with(office())).andExpect(content().string(containsString(banner)));
            clock.advance(Duration.ofHours(4));
        }

        assertThat(jdbc.sql("select distinct state || ' ' || attempts from notice where subject = :number")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("WAITING 0");
        String banner = "邮件服务器连不上，自8月3日09:00起，%d封在等".formatted(written.size());
        JobRun vain = jobs.runNow("mail", "admin");
        assertThat(vain.remark()).startsWith(banner);
        assertThat(jobs.job("mail").trouble()).startsWith(banner);
        for (String page : List.of("/desk", "/desk/jobs")) {
            desk.perform(get(page).with(admin())).andExpect(content().string(containsString(banner)));
        }

        server.setPort(mailbox.getSmtp().getPort());
        clock.advance(Duration.ofMinutes(5));
        assertThat(sender.sendDue()).isEqualTo(written.size());
        assertThat(sender.sendDue()).isZero();

        assertThat(received())
                .as("each once, in the order in which they were written")
                .isEqualTo(written);
        desk.perform(get("/desk/outbox").with(office())).andExpect(content().string(not(containsString("连不上"))));
        jobs.runNow("mail", "admin");
        assertThat(jobs.job("mail").trouble()).isNull();
    }

    @Test
    void anAdministratorNeedNotWaitForTheNextTry() throws Exception {
        server.setPort(closedPort());
        write("k");
        sender.sendDue();
        server.setPort(mailbox.getSmtp().getPort());
        assertThat(sender.sendDue()).isZero();

        assertThat(jobs.runNow("mail", "admin").done()).isEqualTo(1);
    }

    @Test
    void aServerThatWantsAnotherPasswordKeepsTheMailWaiting() throws Exception {
        write("k");
        try (ScriptedSmtpServer closed = new ScriptedSmtpServer("530 sign in first", "250 ok")) {
            server.setPort(closed.port());
            sender.sendDue();

            desk.perform(get("/desk/outbox").with(office()))
                    .andExpect(content().string(containsString("邮件服务器要求登录或者暂停服务，请管理员核对（530 sign in first")));
        }
        server.setPort(mailbox.getSmtp().getPort());
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
    }

    @Test
    void whatFailedForAFaultOfTheServerIsSentAgainFromThePage() throws Exception {
        write("k1");
        write("k2");
        try (ScriptedSmtpServer strict = new ScriptedSmtpServer("250 ok", "554 relay denied")) {
            server.setPort(strict.port());
            sender.sendDue();
        }
        server.setPort(mailbox.getSmtp().getPort());
        desk.perform(get("/desk/outbox")
                        .param("state", "FAILED")
                        .param("failure", "REFUSED")
                        .param("subject", number)
                        .with(office()))
                .andExpect(content().string(containsString("这 2 封全部重新发送")));

        desk.perform(post("/desk/outbox/resend-failed")
                        .param("failure", "REFUSED")
                        .param("subject", number)
                        .with(office())
                        .with(token()))
                .andExpect(flash().attribute("done", "已全部放回发件箱，稍后自动发送。"));

        assertThat(sender.sendDue()).isEqualTo(2);
        desk.perform(post("/api/notices/resend-failed")
                        .param("subject", number)
                        .with(office())
                        .with(token()))
                .andExpect(status().isConflict());
    }

    @Test
    void everyTemplateIsShownAndSentToOneselfWithMadeUpValues() throws Exception {
        desk.perform(get("/desk/outbox/templates").with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("登记回执")));
        for (NoticeTemplate template : NoticeTemplate.values()) {
            desk.perform(get("/desk/outbox/templates/{id}", template.id()).with(office()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("某某：")));
            desk.perform(get("/desk/outbox/templates/{id}/html", template.id()).with(office()))
                    .andExpect(status().isOk())
                    .andExpect(content().contentType("text/html;charset=UTF-8"));
        }
        desk.perform(post("/desk/outbox/templates/receipt/test").with(office()).with(token()))
                .andExpect(flash().attribute("done", "已发送到 office@demo.invalid，请查收。"));

        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(mailbox.getReceivedMessages()[0].getSubject()).startsWith("【测试】信访登记回执");
        server.setPort(closedPort());
        desk.perform(post("/desk/outbox/templates/receipt/test").with(office()).with(token()))
                .andExpect(flash().attribute("problem", "没有发出：无法连接邮件服务器"));
        desk.perform(get("/desk/outbox/templates").with(user("registrar").roles(Role.REGISTRAR.group())))
                .andExpect(status().isForbidden());
        desk.perform(get("/desk/outbox/templates/no-such-letter").with(office()))
                .andExpect(status().isNotFound());
    }

    private String write(String key) {
        transaction.executeWithoutResult(status -> notices.send(new NewNotice(
                "mail-outage-it:" + number + ":" + key,
                "accepted",
                number,
                "张三",
                "zhang@demo.invalid",
                "unit-civil",
                false,
                Map.of("unit", "民政办", "dueOn", LocalDate.of(2026, 10, 8), "article", "《信访工作条例》第三十四条"))));
        return jdbc.sql("select message_id from notice where key = :key")
                .param("key", "mail-outage-it:" + number + ":" + key)
                .query(String.class)
                .single();
    }

    private static List<String> received() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : mailbox.getReceivedMessages()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static UserRequestPostProcessor office() {
        return user("office").roles(Role.OFFICE.group());
    }

    private static UserRequestPostProcessor admin() {
        return user("admin").roles(Role.ADMINISTRATOR.group());
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
