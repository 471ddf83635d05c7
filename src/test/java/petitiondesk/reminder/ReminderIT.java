package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.notification.OutboxSender;
import petitiondesk.organisation.Deputies;
import petitiondesk.supervision.OrderStory;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
class ReminderIT {

    private static final Pattern DIGEST_DAY = Pattern.compile("TX-(\\d{4}-\\d{2}-\\d{2})");

    @RegisterExtension
    static final GreenMailExtension mailbox = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    private Office office;

    @Autowired
    private OrderStory.Desk orders;

    @Autowired
    private Reminding reminding;

    @Autowired
    private Reminders reminders;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private Deputies deputies;

    @Autowired
    private OutboxSender sender;

    @Autowired
    private JavaMailSenderImpl server;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DeskWorkDays workDays;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private String number;
    private LocalDate dueOn;

    /** A claim that unit-land handles, whose limit has been climbed by nobody yet. */
    @BeforeEach
    void aClaimIsHandled() {
        clock.setTo("2026-08-03T09:00");
        new FreshLedger(jdbc, transaction, clock).begin();
        number = office.receivesClaimForLand();
        dueOn = limits.newest(LimitKind.HANDLE, number).orElseThrow().dueOn();
        jdbc.sql("update notice set state = 'FAILED', next_attempt_at = null where state = 'WAITING'")
                .update();
        server.setHost("127.0.0.1");
        server.setPort(mailbox.getSmtp().getPort());
    }

    @AfterEach
    void noServerIsLeft() {
        server.setHost(null);
        server.setPort(JavaMailSenderImpl.DEFAULT_PORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 40})
    void a_desk_that_stood_still_tells_every_step_once_and_in_order(int stopped) throws Exception {
        at(workDays.current().onOrBefore(dueOn.minusDays(7)).minusDays(1), "09:00");
        runAndSend();
        assertThat(lettersTo("unit-land")).isEmpty();

        // the desk is stopped, and started again so many days after the last one
        LocalDate today = dueOn.plusDays(stopped);
        at(today, "09:00");
        runAndSend();
        boolean held = lettersTo("unit-land").size() == 1;
        at(workingDayFrom(today), "09:00");
        runAndSend();
        runAndSend();

        List<String> told = new ArrayList<>();
        for (Alert alert : reminders.of(number)) {
            told.add(0, alert.step() + " " + alert.becameOn() + " " + alert.recipient());
        }
        List<String> expected = new ArrayList<>();
        Ladder ladder = new Ladder(
                LocalDate.parse("2026-08-03"), dueOn, new LadderRules(20, 1, 7, 3, 3, 7, 0), workDays.current());
        for (Rung rung : ladder.until(clock.today())) {
            for (String person : who(rung.step())) {
                expected.add(rung.step() + " " + rung.on() + " " + person);
            }
        }
        assertThat(told).filteredOn(line -> !line.startsWith("LEADERS")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told).doesNotHaveDuplicates();
        if (!workDays.current().isWorkingDay(today)) {
            assertThat(held)
                    .as("mails of the morning were held back on " + today)
                    .isTrue();
        }
        assertOneMailEachInOrder(lettersTo("unit-land"));
        assertThat(bodies("head-land"))
                .filteredOn(text -> text.contains(number))
                .hasSize(1);
        assertThat(bodies("office").stream().filter(text -> text.contains("请您督促") && text.contains(number)))
                .hasSize(stopped >= 7 ? 1 : 0);
        assertThat(history()).containsOnlyOnce("OVERDUE");
    }

    @Test
    void a_timer_and_a_look_at_all_limits_tell_once_between_them() {
        at(dueOn.plusDays(1), "00:00");
        office.runJob(number, "TimerEvent_HandleOverdue");
        reminding.run();
        reminding.run();
        assertThat(notices("overdue")).containsExactly("unit-land@demo.invalid");
        assertThat(history()).containsOnlyOnce("OVERDUE");
    }

    @Test
    void whoever_has_taken_the_task_is_told_alone() {
        office.receives(aPetition("CLAIM"));
        String civil = office.receives(aPetition("CLAIM"));
        office.completes(
                "registrar",
                civil,
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "civil"));
        number = civil;
        office.takes("unit-civil", civil, "UserTask_Handle");
        at(dueOn.plusDays(1), "10:00");
        reminding.run();
        assertThat(notices("overdue")).containsExactly("unit-civil@demo.invalid");
    }

    @Test
    void one_who_comes_later_is_not_told_what_was_told_before_him() {
        at(dueOn.plusDays(1), "10:00");
        reminding.run();
        office.takes("unit-land", number, "UserTask_Handle");
        office.gives(number, "UserTask_Handle", "head-land");
        reminding.run();
        assertThat(notices("overdue")).containsExactly("unit-land@demo.invalid");
    }

    @Test
    void nights_and_days_off_hold_the_morning_back_but_no_escalation() {
        LocalDate saturday =
                dueOn.with(TemporalAdjusters.next(DayOfWeek.SATURDAY)).plusWeeks(2);
        at(saturday, "10:00");
        reminding.run();
        assertThat(notices("overdue")).hasSize(1);
        assertThat(notices("overdue-escalated"))
                .containsExactly("head-land@demo.invalid", "office-2@demo.invalid", "office@demo.invalid");
        assertThat(digests("unit-land")).isEmpty();
        LocalDate monday = workingDayFrom(saturday.plusDays(2));
        at(monday, "07:30");
        reminding.run();
        int before = digests("unit-land").size();
        at(monday, "21:00");
        reminding.run();
        assertThat(digests("unit-land")).hasSize(before);
        at(workingDayFrom(monday.plusDays(1)), "08:00");
        reminding.run();
        assertThat(digests("unit-land")).hasSizeGreaterThan(before).doesNotHaveDuplicates();
    }

    @Test
    void what_was_settled_before_the_morning_is_not_in_its_mail() {
        at(dueOn, "05:00");
        reminding.run();
        limits.meet(LimitKind.HANDLE, number, clock.instant());
        at(dueOn, "08:00");
        reminding.run();
        assertThat(digests("unit-land")).noneMatch(text -> text.contains(number) && text.contains("到期"));
        assertThat(jdbc.sql("""
                        select settled from alert a join alert_digest_line l on l.alert_id = a.id
                        where a.subject = :number and a.step = 'TODAY'""").param("number", number).query(Boolean.class).list())
                .containsExactly(true);
    }

    @Test
    void the_answer_to_an_order_climbs_past_the_leader_to_the_office_and_the_convener_with_his_deputy() {
        OrderStory order = orders.orderOnLedClaim().served();
        number = order.number();
        LocalDate last = limits.newest(LimitKind.SUPERVISION_ANSWER, number)
                .orElseThrow()
                .dueOn();
        clock.setTo("2026-08-25T12:00");
        long period = deputies.record("deputy", last, last.plusDays(20), "总召集人出差", "office");
        at(last.plusDays(7), "09:00");
        order.runs("TimerEvent_AnswerOverdue");
        reminding.run();
        deputies.revoke(period, "提前返回", "office");
        assertThat(notices("overdue")).containsExactly("leader-1@demo.invalid");
        assertThat(notices("overdue-escalated"))
                .containsExactly(
                        "convener@demo.invalid", "deputy@demo.invalid", "office-2@demo.invalid", "office@demo.invalid");
        assertThat(order.events()).containsOnlyOnce("答复逾期");
    }

    @Test
    void an_accusation_is_a_matter_of_discipline_inspection_alone() {
        number = office.receives(aPetition("ACCUSATION"));
        LocalDate last = limits.newest(LimitKind.REGISTER, number).orElseThrow().dueOn();
        at(workingDayFrom(last.plusDays(8)), "09:00");
        reminding.run();
        assertThat(reminders.of(number)).extracting(Alert::recipient).containsOnly("discipline");
        assertThat(jdbc.sql(
                                "select distinct email from notice where body like '%' || :number || '%' and email not like 'zhuge%'")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsOnly("discipline@demo.invalid");
        assertThat(jdbc.sql("select bool_and(restricted) from notice where body like '%' || :number || '%'")
                        .param("number", number)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void leaders_get_one_list_a_week_of_what_has_been_overdue_for_a_week() {
        LocalDate monday = workingDayFrom(dueOn.plusDays(20).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        at(monday, "08:00");
        reminding.run();
        at(monday.plusDays(1), "09:00");
        reminding.run();
        for (String leader : List.of("convener", "deputy", "leader-1", "leader-2")) {
            assertThat(lists(leader).stream().filter(text -> text.contains(number)))
                    .as("lists with %s for %s", number, leader)
                    .hasSize(1);
        }
    }

    @Test
    void the_case_says_when_somebody_is_reminded_next() {
        at(dueOn.plusDays(1), "09:00");
        assertThat(reminders.next(number))
                .contains(new Reminders.Next(LimitKind.HANDLE, Step.ESCALATED_HEAD, dueOn.plusDays(3)));
    }

    private void assertOneMailEachInOrder(List<String> letters) {
        List<LocalDate> mornings = new ArrayList<>();
        for (String letter : letters) {
            Matcher day = DIGEST_DAY.matcher(letter);
            if (day.find()) {
                mornings.add(LocalDate.parse(day.group(1)));
            } else {
                assertThat(letter).contains("逾期：");
            }
        }
        assertThat(mornings).isSorted().doesNotHaveDuplicates().isEqualTo(List.copyOf(new TreeSet<>(mornings)));
        int overdue = letters.indexOf(letters.stream()
                .filter(letter -> letter.contains("已超过期限"))
                .findFirst()
                .orElseThrow());
        for (int i = 0; i < letters.size(); i++) {
            Matcher day = DIGEST_DAY.matcher(letters.get(i));
            if (day.find() && i < overdue) {
                assertThat(LocalDate.parse(day.group(1))).isBeforeOrEqualTo(dueOn);
            }
        }
    }

    private static List<String> who(Step step) {
        return switch (step) {
            case ESCALATED_HEAD -> List.of("head-land");
            case ESCALATED_OFFICE -> List.of("office", "office-2");
            default -> List.of("unit-land");
        };
    }

    private void runAndSend() {
        Reminding.Result result = reminding.run();
        assertThat(result.failed()).isZero();
        while (sender.sendDue() > 0) {
            assertThat(sender.hasServer()).isTrue();
        }
    }

    /** Mails to the person that name the case, as they came over SMTP. */
    private List<String> lettersTo(String user) throws MessagingException, IOException {
        return bodies(user).stream().filter(text -> text.contains(number)).toList();
    }

    private List<String> bodies(String user) throws MessagingException, IOException {
        List<String> bodies = new ArrayList<>();
        for (MimeMessage message : mailbox.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().contains(user + "@demo.invalid")) {
                bodies.add((String)
                        ((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
            }
        }
        return bodies;
    }

    /** Mail addresses that a notice of this template about the case is for. */
    private List<String> notices(String template) {
        return jdbc.sql("select email from notice where subject = :number and template = :template order by email")
                .param("number", number)
                .param("template", template)
                .query(String.class)
                .list();
    }

    private List<String> digests(String user) {
        return letters("reminder-digest", user).stream()
                .filter(text -> text.contains(number))
                .toList();
    }

    private List<String> lists(String user) {
        return letters("reminder-leaders", user);
    }

    private List<String> letters(String template, String user) {
        return jdbc.sql("select body from notice where template = :template and email = :email order by id")
                .param("template", template)
                .param("email", user + "@demo.invalid")
                .query(String.class)
                .list();
    }

    private List<String> history() {
        return jdbc.sql("select kind from case_event where petition_number = :number order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private void at(LocalDate day, String time) {
        clock.setTo(day.atTime(LocalTime.parse(time)).toString());
    }

    private LocalDate workingDayFrom(LocalDate day) {
        return workDays.current().onOrAfter(day);
    }
}
