package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;

@DeskTest
class NoticesIT {

    private static final NoticeReader REGISTRAR = new NoticeReader("registrar", Set.of("registrars"));
    private static final NoticeReader OFFICE = new NoticeReader("office", Set.of("joint-meeting-office"));
    private static final NoticeReader CIVIL = new NoticeReader("unit-civil", Set.of("unit-civil"));
    private static final NoticeReader DISCIPLINE = new NoticeReader("discipline", Set.of("discipline-inspection"));
    private static final AtomicInteger numbers = new AtomicInteger();

    @RegisterExtension
    static final GreenMailExtension mailbox = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    Notices notices;

    @Autowired
    OutboxSender sender;

    @Autowired
    MailServerAway outages;

    @Autowired
    Outbox outbox;

    @Autowired
    NoticeDuties duties;

    @Autowired
    NoticeRepository repository;

    @Autowired
    MailWriter writer;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JavaMailSenderImpl server;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private String number;

    @BeforeEach
    void startWithAnEmptyOutbox() {
        clock.setTo("2026-08-03T09:00");
        number = "N-" + numbers.incrementAndGet();
        jdbc.sql(
                        "update notice set state = 'FAILED', next_attempt_at = null, failure = 'PATIENCE' where state = 'WAITING'")
                .update();
        connectTo(mailbox.getSmtp().getPort());
        sender.sendNow();
    }

    @AfterEach
    void disconnect() {
        outages.back();
        server.setHost(null);
    }

    @Test
    void aNoticeIsWrittenOnceByItsKey() {
        write(mail("k", "a@demo.invalid"));
        write(mail("k", "b@demo.invalid"));

        assertThat(page(OFFICE)).singleElement().satisfies(notice -> {
            assertThat(notice.state()).isEqualTo(Notice.State.WAITING);
            assertThat(notice.email()).isEqualTo("a***@demo.invalid");
        });
    }

    @Test
    void aNoticeGoesWithTheEventThatItAnnounces() {
        transaction.executeWithoutResult(status -> {
            notices.send(mail("k", "a@demo.invalid"));
            status.setRollbackOnly();
        });

        assertThat(page(OFFICE)).isEmpty();
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> notices.send(mail("k", "a@demo.invalid")));
    }

    @Test
    void aMailCarriesItsMessageIdAndTheOfficesName() throws Exception {
        write(mail("k", "a@demo.invalid"));

        assertThat(sender.sendDue()).isEqualTo(1);

        MimeMessage received = mailbox.getReceivedMessages()[0];
        Notice notice = only(OFFICE);
        assertThat(received.getMessageID()).isEqualTo(notice.messageId());
        assertThat(received.getFrom()[0].toString()).contains("petition-desk@localhost");
        assertThat(received.getSubject()).isEqualTo("信访事项受理告知书（编号" + number + "）");
        MimeMultipart ways = (MimeMultipart) received.getContent();
        assertThat(ways.getContentType()).startsWith("multipart/alternative");
        assertThat(ways.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) ways.getBodyPart(0).getContent()).contains("张三：", "民政办", "2026年10月8日");
        assertThat(ways.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) ways.getBodyPart(1).getContent()).contains("张三：", "民政办", "2026年10月8日");
        assertThat(received.getSentDate()).isEqualTo(clock.instant());
        assertThat(notice.state()).isEqualTo(Notice.State.SENT);
        assertThat(notice.sentAt()).isEqualTo(clock.instant());
        assertThat(notice.body()).contains("张**：").doesNotContain("张三");
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void anInvitationCarriesItsCalendarFile() throws Exception {
        write(new NewNotice(
                "invitation",
                "meeting-invitation",
                number,
                "张三",
                "a@demo.invalid",
                null,
                false,
                Map.of("heldAt", clock.instant(), "freezeAt", clock.instant(), "place", "二楼", "meetingUrl", "http://x"),
                new CalendarEntry("meeting-1", 0, false, "联席会议", "二楼", "资料", clock.instant(), Duration.ofHours(2))));

        assertThat(sender.sendDue()).isEqualTo(1);

        MimeMultipart mail = (MimeMultipart) mailbox.getReceivedMessages()[0].getContent();
        MimeMultipart both = (MimeMultipart) mail.getBodyPart(0).getContent();
        assertThat((String) both.getBodyPart(0).getContent()).contains("张三：", "二楼");
        assertThat(both.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(both.getBodyPart(2).getContentType()).contains("text/calendar", "method=REQUEST");
        assertThat(new String(both.getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:联席会议\r\n");
        assertThat(mail.getBodyPart(1).getFileName()).isEqualTo(number + ".ics");
    }

    @Test
    void whileTheServerIsAwayMailWaitsAndLeavesLater() throws Exception {
        connectTo(closedPort());
        write(mail("k1", "a@demo.invalid"));
        write(mail("k2", "b@demo.invalid"));

        assertThat(sender.sendDue()).isZero();

        assertThat(page(OFFICE)).extracting(Notice::state).containsOnly(Notice.State.WAITING);
        assertThat(page(OFFICE))
                .as("no attempt of theirs")
                .extracting(Notice::attempts)
                .containsOnly(0);
        assertThat(sender.away())
                .hasValueSatisfying(away -> assertThat(away.text()).isEqualTo("邮件服务器连不上，自8月3日09:00起，2封在等（无法连接邮件服务器）"));

        connectTo(mailbox.getSmtp().getPort());
        assertThat(sender.sendDue()).as("the server is given a rest").isZero();
        clock.advance(Duration.ofSeconds(10));
        assertThat(sender.sendDue()).isEqualTo(2);
        assertThat(sender.away()).isEmpty();
        assertThat(mailbox.getReceivedMessages()).hasSize(2);
    }

    @Test
    void anotherAttemptCarriesTheSameMessageId() throws Exception {
        write(mail("k", "a@demo.invalid"));
        try (ScriptedSmtpServer busy = new ScriptedSmtpServer("250 ok", "451 later")) {
            connectTo(busy.port());
            sender.sendDue();
            clock.advance(Duration.ofMinutes(1));
            sender.sendDue();

            String messageId = only(OFFICE).messageId();
            assertThat(busy.messageIds()).containsExactly(messageId, messageId);
        }
        connectTo(mailbox.getSmtp().getPort());
        assertThat(sender.sendDue())
                .as("five minutes' rest after the second attempt")
                .isZero();
        clock.advance(Duration.ofMinutes(5));

        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(mailbox.getReceivedMessages()[0].getMessageID())
                .isEqualTo(only(OFFICE).messageId());
        assertThat(outbox.deliveries(only(OFFICE).id(), OFFICE))
                .extracting(Notice.Delivery::event)
                .containsExactly("暂未送出", "暂未送出", "已发送");
    }

    @Test
    void aMailboxThatIsFullForThreeDaysIsGivenUp() throws Exception {
        write(mail("k", "a@demo.invalid"));
        try (ScriptedSmtpServer full = new ScriptedSmtpServer("452 mailbox full", "250 ok")) {
            connectTo(full.port());
            sendEverySixHours(12);
            assertThat(only(OFFICE).state()).isEqualTo(Notice.State.WAITING);

            sendEverySixHours(6);
            assertThat(only(OFFICE).state()).isEqualTo(Notice.State.FAILED);
            assertThat(only(OFFICE).failure()).isEqualTo(Notice.Failure.PATIENCE);
        }
    }

    @Test
    void aMailThatOnlyTheConnectionFailedNeverFails() throws Exception {
        write(mail("k", "a@demo.invalid"));
        try (ScriptedSmtpServer hangingUp = new ScriptedSmtpServer("250 ok", null)) {
            connectTo(hangingUp.port());
            sendEverySixHours(40);

            assertThat(only(OFFICE).state()).isEqualTo(Notice.State.WAITING);
            assertThat(only(OFFICE).lastError()).isEqualTo("与邮件服务器的连接中断");
            assertThat(hangingUp.texts())
                    .as("the same mail each time, byte by byte")
                    .hasSizeGreaterThan(10);
            assertThat(Set.copyOf(hangingUp.texts())).hasSize(1);
        }
        connectTo(mailbox.getSmtp().getPort());
        clock.advance(Duration.ofHours(6));
        assertThat(sender.sendDue()).isEqualTo(1);
    }

    @Test
    void aServerThatHangsUpOnEverythingIsAwayAndHoldsNobodysMailUp() throws Exception {
        for (int i = 0; i < 5; i++) {
            write(mail("k" + i, "a@demo.invalid"));
        }
        try (ScriptedSmtpServer hangingUp = new ScriptedSmtpServer("250 ok", null)) {
            connectTo(hangingUp.port());
            assertThat(sender.sendDue()).isZero();

            assertThat(hangingUp.conversations()).as("twice is enough").isEqualTo(2);
            assertThat(sender.away()).isPresent();
        }
        connectTo(mailbox.getSmtp().getPort());
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(5);
    }

    @Test
    void aBatchLeavesOverOneConnection() throws Exception {
        for (int i = 0; i < 20; i++) {
            write(mail("k" + i, "a@demo.invalid"));
        }
        try (ScriptedSmtpServer patient = new ScriptedSmtpServer("250 ok", "250 ok")) {
            connectTo(patient.port());

            assertThat(sender.sendDue()).isEqualTo(20);
            assertThat(patient.conversations()).isEqualTo(1);
            assertThat(patient.messageIds()).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void allThatFailedIsSentAgainAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            write(mail("k" + i, "a@demo.invalid"));
        }
        write(mail("bad", "张三 at home"));
        try (ScriptedSmtpServer strict = new ScriptedSmtpServer("250 ok", "554 relay denied")) {
            connectTo(strict.port());
            sender.sendDue();
        }
        connectTo(mailbox.getSmtp().getPort());
        assertThat(outbox.page(OFFICE, new NoticeFilter(null, null, number), 0).failures())
                .isEqualTo(Map.of(Notice.Failure.ADDRESS, 1L, Notice.Failure.REFUSED, 3L));

        assertThat(duties.resendAll(new NoticeFilter(null, Notice.Failure.REFUSED, number), OFFICE))
                .isEqualTo(3);

        assertThat(sender.sendDue()).isEqualTo(3);
        assertThat(outbox.page(OFFICE, new NoticeFilter(null, Notice.Failure.ADDRESS, number), 0)
                        .total())
                .isEqualTo(1);
        refused(() -> duties.resendAll(new NoticeFilter(null, Notice.Failure.REFUSED, number), OFFICE), "没有发送失败");
        refused(() -> duties.resendAll(new NoticeFilter(null, null, number), DISCIPLINE), "没有发送失败");
    }

    @Test
    void withoutAServerNothingIsAttempted() {
        server.setHost(null);
        write(mail("k", "a@demo.invalid"));

        assertThat(sender.sendDue()).isZero();
        assertThat(sender.hasServer()).isFalse();
        assertThat(only(OFFICE).state()).isEqualTo(Notice.State.WAITING);
        assertThat(only(OFFICE).attempts()).isZero();
    }

    @Test
    void twoSendersSendEachMailOnce() throws Exception {
        for (int i = 0; i < 150; i++) {
            write(mail("k" + i, "a" + i + "@demo.invalid"));
        }
        OutboxSender other = new OutboxSender(repository, outages, writer, server, clock, transactions);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> senders = threads.invokeAll(List.of(
                () -> {
                    together.await();
                    return sender.sendDue();
                },
                () -> {
                    together.await();
                    return other.sendDue();
                }));
        threads.shutdown();

        assertThat(senders.get(0).get() + senders.get(1).get()).isEqualTo(150);
        assertThat(Arrays.stream(mailbox.getReceivedMessages())
                        .map(message -> GreenMailUtil.getHeaders(message)
                                .lines()
                                .filter(line -> line.startsWith("Message-ID"))
                                .findFirst()
                                .orElseThrow()))
                .hasSize(150)
                .doesNotHaveDuplicates();
        assertThat(page(OFFICE)).extracting(Notice::state).containsOnly(Notice.State.SENT);
    }

    @Test
    void aRefusedAddressFailsAtOnceAndIsSentAgainOnceCorrected() throws Exception {
        write(mail("k", "nobody@demo.invalid"));
        write(mail("after", "b@demo.invalid"));
        try (ScriptedSmtpServer strict = new ScriptedSmtpServer("550 no such user", "250 ok")) {
            connectTo(strict.port());
            sender.sendDue();
        }

        Notice failed = page(OFFICE).get(1);
        assertThat(page(OFFICE)).extracting(Notice::state).containsOnly(Notice.State.FAILED);
        assertThat(failed.lastError()).startsWith("收件邮箱不存在或拒收（550 no such user");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> duties.resend(failed.id(), "not an address", OFFICE))
                .withMessageContaining("电子邮箱格式不正确");

        connectTo(mailbox.getSmtp().getPort());
        duties.resend(failed.id(), "right@demo.invalid", OFFICE);
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(mailbox.getReceivedMessages()[0].getAllRecipients()[0].toString())
                .contains("right@demo.invalid");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> duties.resend(failed.id(), null, OFFICE));
    }

    @Test
    void anImpossibleAddressFailsWithoutAskingTheServer() {
        write(mail("k", "张三 at home"));

        sender.sendDue();

        assertThat(only(OFFICE).state()).isEqualTo(Notice.State.FAILED);
        assertThat(only(OFFICE).lastError()).isEqualTo("邮箱地址格式不正确");
    }

    @Test
    void whoHasNoAddressIsToldByAPersonAndItIsRecorded() {
        write(mail("k", "  "));
        Notice duty = duties.of(CIVIL).stream()
                .filter(notice -> notice.subject().equals(number))
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.ofDays(1));

        assertThat(outbox.letter(duty.id(), CIVIL).body()).contains("张三：");
        refused(() -> duties.told(duty.id(), Notice.How.PHONE, LocalDate.of(2026, 8, 5), null, CIVIL), "不能晚于今天");
        refused(() -> duties.told(duty.id(), Notice.How.PHONE, LocalDate.of(2026, 8, 2), null, CIVIL), "不能早于");
        refused(() -> duties.told(duty.id(), null, null, null, CIVIL), "请选择告知方式");

        Notice told = duties.told(duty.id(), Notice.How.PHONE, LocalDate.of(2026, 8, 4), " 本人接听 ", CIVIL);

        assertThat(told.state()).isEqualTo(Notice.State.TOLD);
        assertThat(told.told())
                .isEqualTo(new Notice.Told("unit-civil", Notice.How.PHONE, LocalDate.of(2026, 8, 4), "本人接听"));
        assertThat(outbox.letter(duty.id(), CIVIL).body()).contains("张**：");
        assertThat(outbox.deliveries(duty.id(), CIVIL))
                .extracting(Notice.Delivery::event)
                .containsExactly("查看或打印全文", "已告知");
        refused(() -> duties.told(duty.id(), Notice.How.PAPER, LocalDate.of(2026, 8, 4), null, CIVIL), "已人工告知");
    }

    @Test
    void aMailThatCameBackBecomesADuty() {
        write(mail("k", "a@demo.invalid"));
        sender.sendDue();

        Notice duty = duties.convertToDuty(only(OFFICE).id(), OFFICE);

        assertThat(duty.state()).isEqualTo(Notice.State.DUTY);
        assertThat(duties.of(CIVIL)).extracting(Notice::id).contains(duty.id());
        refused(() -> duties.convertToDuty(duty.id(), OFFICE), "已经转为人工告知");
    }

    @Test
    void noticesOfAccusationsAreForDisciplineInspectionAlone() {
        write(new NewNotice(
                "notices-it:" + number, "handed-to-discipline", number, "张三", null, "unit-civil", true, Map.of()));

        assertThat(page(DISCIPLINE)).hasSize(1);
        for (NoticeReader other : List.of(OFFICE, REGISTRAR, CIVIL)) {
            assertThat(page(other)).isEmpty();
            assertThat(outbox.page(other, new NoticeFilter(null, null, number), 0)
                            .counts())
                    .isEmpty();
            assertThat(duties.of(other)).extracting(Notice::subject).doesNotContain(number);
            long id = only(DISCIPLINE).id();
            refused(() -> outbox.notice(id, other), "没有这条通知");
            refused(() -> outbox.letter(id, other), "没有这条通知");
            refused(() -> duties.convertToDuty(id, other), "没有这条通知");
        }
        assertThat(duties.of(DISCIPLINE)).extracting(Notice::subject).contains(number);
    }

    @Test
    void whatTurnsOutToBeAnAccusationDisappearsFromEverybodyElse() {
        write(mail("mail", "a@demo.invalid"));
        write(mail("duty", null));

        transaction.executeWithoutResult(status -> notices.restrict(number));

        assertThat(page(OFFICE)).isEmpty();
        assertThat(page(CIVIL)).isEmpty();
        assertThat(duties.of(CIVIL)).extracting(Notice::subject).doesNotContain(number);
        assertThat(page(DISCIPLINE)).hasSize(2);
        assertThat(duties.of(DISCIPLINE)).extracting(Notice::subject).contains(number);
    }

    @Test
    void unitsSeeOnlyWhatTheyHaveToTell() {
        write(mail("k", "a@demo.invalid"));

        assertThat(page(CIVIL)).hasSize(1);
        assertThat(page(REGISTRAR)).hasSize(1);
        assertThat(page(new NoticeReader("unit-land", Set.of("unit-land")))).isEmpty();
        assertThat(page(new NoticeReader("nobody", Set.of()))).isEmpty();
        assertThat(page(DISCIPLINE)).isEmpty();
    }

    @Test
    void theQueryCodeIsNeverStoredNorShown() {
        write(new NewNotice(
                "notices-it:" + number,
                "receipt",
                number,
                "张三",
                null,
                "registrars",
                false,
                Map.of(
                        "receivedAt",
                        clock.instant(),
                        "dueOn",
                        clock.today(),
                        "followUrl",
                        "https://desk.example",
                        "queryCode",
                        "TOP-SECRET")));

        assertThat(only(REGISTRAR).body()).contains("查 询 码：******");
        assertThat(jdbc.sql("select body from notice where subject = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .contains("{{queryCode}}")
                .doesNotContain("TOP-SECRET", "张三");
    }

    @Test
    void theDeliveryLogCannotBeChanged() {
        write(mail("k", "a@demo.invalid"));
        sender.sendDue();

        assertThatThrownBy(() -> jdbc.sql("delete from notice_delivery").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private NewNotice mail(String key, String email) {
        return new NewNotice(
                "notices-it:" + number + ":" + key,
                "accepted",
                number,
                "张三",
                email,
                "unit-civil",
                false,
                Map.of("unit", "民政办", "dueOn", LocalDate.of(2026, 10, 8), "article", "《信访工作条例》第三十四条"));
    }

    private void write(NewNotice notice) {
        transaction.executeWithoutResult(status -> notices.send(notice));
    }

    private List<Notice> page(NoticeReader reader) {
        return outbox.page(reader, new NoticeFilter(null, null, number), 0).notices();
    }

    private Notice only(NoticeReader reader) {
        List<Notice> found = page(reader);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void sendEverySixHours(int times) {
        for (int i = 0; i < times; i++) {
            sender.sendDue();
            clock.advance(Duration.ofHours(6));
        }
    }

    private void connectTo(int port) {
        server.setHost("127.0.0.1");
        server.setPort(port);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void refused(Runnable action, String message) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action::run).withMessageContaining(message);
    }
}
