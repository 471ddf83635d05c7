package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;

class NoticeTextsTest {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s，。）]+");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Instant NOW = Instant.parse("2026-08-03T01:00:00Z");

    private final NoticeTexts texts = new NoticeTexts(
            new NotificationSettings("青禾镇联席会议办公室", new NotificationSettings.Mail("desk@demo.invalid")),
            new DeskSettings(Path.of("data"), "https://desk.example", Duration.ZERO),
            Clock.fixed(NOW, ApplicationClock.ZONE));

    @ParameterizedTest
    @EnumSource
    void everyLetterShowsAllItsValuesAndIsSigned(NoticeTemplate template) {
        Map<String, Object> model = new HashMap<>();
        template.required().forEach(key -> model.put(key, "值" + key));

        NoticeText text = texts.write(template, notice(template.id(), "张三", model));

        assertThat(text.subjectLine()).contains("2026-0001").doesNotContain("主题", "[", "\n");
        assertThat(text.body()).contains("青禾镇联席会议办公室", "2026年8月3日").doesNotContain("[(", "null", "主题:");
        template.required().forEach(key -> assertThat(text.body()).contains("值" + key));
        template.secrets().forEach(secret -> assertThat(text.body()).contains(NoticeText.placeholder(secret)));
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterIsReadyToBeSentWithItsExampleValues(NoticeTemplate template) {
        NewNotice example = NoticeExamples.of(
                template, LocalDate.of(2026, 8, 3), "https://desk.example", NoticeExamples.RECIPIENT, null);

        NoticeText text = texts.write(template, example);
        String letter = NoticeText.revealed(
                text.body(), template.secrets(), NoticeExamples.RECIPIENT, secret -> NoticeExamples.SECRET);
        String html = LetterHtml.of(text.subjectLine(), letter);

        assertThat(text.subjectLine()).hasSizeBetween(8, 78).contains(example.subject());
        assertThat(letter).startsWith("某某：").endsWith("2026年8月3日\n");
        assertThat(letter + text.subjectLine() + html).doesNotContain("[(", "[#", "{{", "${", "null");
        assertThat(LINK.matcher(letter).results().map(MatchResult::group))
                .allMatch(link -> link.startsWith("https://desk.example/"));
        assertThat(html).doesNotContain("<img", "<link", "<script", "<style", "src=", "url(");
        assertThat(HREF.matcher(html).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        LINK.matcher(letter).results().map(MatchResult::group).toList());
    }

    @Test
    void datesAreWrittenOutInChineseLocalTime() {
        NoticeText text = texts.write(
                NoticeTemplate.RECEIPT,
                notice(
                        "receipt",
                        "张三",
                        Map.of(
                                "receivedAt", Instant.parse("2026-08-02T16:05:00Z"),
                                "dueOn", LocalDate.of(2026, 8, 18),
                                "followUrl", "https://desk.example/follow")));

        assertThat(text.body()).contains("您于2026年8月3日00:05反映", "在2026年8月18日前");
    }

    @Test
    void aMissingValueIsNamed() {
        NewNotice notice = notice("accepted", "张三", Map.of("unit", "民政办"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts.write(NoticeTemplate.ACCEPTED, notice))
                .withMessageContaining("[article, dueOn]");
    }

    @Test
    void anUnknownTemplateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NoticeTemplate.of("no-such-letter"));
    }

    @Test
    void whatSomebodyWroteIsNeitherEvaluatedNorMadeAHeader() {
        Map<String, Object> model = Map.of("task", "[(${officeName})]\r\nBcc: x@evil.example");

        NoticeText text = texts.write(NoticeTemplate.TASK_ASSIGNED, notice("task-assigned", "李四", model));

        assertThat(text.subjectLine()).contains("[(${officeName})]").doesNotContain("\r", "\n");
    }

    @Test
    void aTaskMailNamesTheTaskListAndLeavesOutAnAbsentDate() {
        NoticeText text =
                texts.write(NoticeTemplate.TASK_ASSIGNED, notice("task-assigned", "李四", Map.of("task", "登记信访事项")));

        assertThat(text.body())
                .startsWith("李四：")
                .contains("https://desk.example/camunda/app/tasklist/")
                .doesNotContain("期限");
    }

    @Test
    void nameAndSecretStandAsPlaceholdersUntilTheLetterLeaves() {
        String body = texts.write(
                        NoticeTemplate.RECEIPT,
                        notice("receipt", "张三", Map.of("receivedAt", NOW, "dueOn", "八月十八日", "followUrl", "https://x")))
                .body();

        assertThat(body).doesNotContain("张三");
        assertThat(NoticeText.masked(body, NoticeTemplate.RECEIPT.secrets(), "张**"))
                .contains("张**：", "查 询 码：******");
        assertThat(NoticeText.revealed(body, NoticeTemplate.RECEIPT.secrets(), "张三", name -> "CODE-9"))
                .contains("张三：", "查 询 码：CODE-9");
    }

    @Test
    void namesAndAddressesAreMaskedToTheirFirstCharacter() {
        assertThat(NoticeText.maskedName("𠮷田花")).isEqualTo("𠮷**");
        assertThat(NoticeText.maskedEmail("zhang@demo.invalid")).isEqualTo("z***@demo.invalid");
    }

    private static NewNotice notice(String template, String recipient, Map<String, Object> model) {
        return new NewNotice("key", template, "2026-0001", recipient, null, null, false, model);
    }
}
