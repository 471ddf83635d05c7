package petitiondesk.reminder.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static petitiondesk.testing.Office.aPetition;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.reminder.Reminders;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
class ReminderPagesIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Office office;

    @Autowired
    private Reminders reminders;

    @Autowired
    private TimeLimits limits;

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
    void the_office_reads_what_was_told_to_whom() throws Exception {
        String number = overdue("CLAIM");
        shows(number, "office", "joint-meeting-office", "陆晓雯", "已逾期", "即时邮件", "登记并确定办理方式");
    }

    @Test
    void an_administrator_reads_it_but_opens_no_case() throws Exception {
        String number = overdue("CLAIM");
        open(number, "admin", "camunda-admin")
                .andExpect(content()
                        .string(allOf(containsString("陆晓雯"), not(containsString("href=\"/desk/petitions/" + number)))));
    }

    @Test
    void the_case_file_says_who_was_told_and_when_it_is_told_next() throws Exception {
        String number = overdue("CLAIM");
        desk.perform(get("/desk/petitions/" + number).with(user("registrar").roles("registrars")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("下次提醒："), containsString("已提醒 "))));
    }

    @Test
    void a_case_of_which_nobody_was_told_yet_says_so() throws Exception {
        String number = office.receives(aPetition("CLAIM"));
        shows(number, "office", "joint-meeting-office", number + " 还没有提醒记录。");
    }

    @ParameterizedTest
    @CsvSource({"office, joint-meeting-office", "admin, camunda-admin"})
    void nobody_but_discipline_inspection_reads_of_an_accusation(String person, String group) throws Exception {
        String number = overdue("ACCUSATION");
        shows(number, person, group, number + " 还没有提醒记录。");
        desk.perform(get("/desk/reminders").with(user(person).roles(group)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(number))));
        shows(number, "discipline", "discipline-inspection", "严正清", "已逾期");
    }

    @ParameterizedTest
    @CsvSource({"registrar, registrars", "unit-land, unit-land", "convener, conveners", "auditor, auditors"})
    void it_is_nobody_elses_business(String person, String group) throws Exception {
        desk.perform(get("/desk/reminders").with(user(person).roles(group))).andExpect(status().isForbidden());
    }

    private void shows(String number, String person, String group, String... texts) throws Exception {
        ResultActions page = open(number, person, group);
        for (String text : texts) {
            page.andExpect(content().string(containsString(text)));
        }
    }

    private ResultActions open(String number, String person, String group) throws Exception {
        return desk.perform(get("/desk/reminders")
                        .param("subject", number)
                        .with(user(person).roles(group)))
                .andExpect(status().isOk());
    }

    private String overdue(String kind) {
        String number = office.receives(aPetition(kind));
        LocalDate dueOn =
                limits.newest(LimitKind.REGISTER, number).orElseThrow().dueOn();
        clock.setTo(dueOn.plusDays(1).atTime(LocalTime.NOON).toString());
        reminders.look(number);
        return number;
    }
}
