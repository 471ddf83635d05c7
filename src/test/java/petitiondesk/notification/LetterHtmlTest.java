package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterHtmlTest {

    @Test
    void whatIsToBeDoneBecomesAButtonWithTheAddressBeside() {
        String html = LetterHtml.of("任务提醒", "张三：\n\n　　请登录办理：https://desk.example/task?a=1&b=2\n\n办公室\n2026年8月3日\n");

        assertThat(html)
                .contains("<a href=\"https://desk.example/task?a=1&amp;b=2\" style=\"display:inline-block")
                .contains(">请登录办理</a>")
                .contains("打不开时复制地址：https://desk.example/task?a=1&amp;b=2");
    }

    @Test
    void anAddressWithinASentenceIsALinkAndEndsBeforeChineseMarks() {
        String html =
                LetterHtml.of("回执", "张三：\n\n　　您可以打开 https://desk.example/follow ，或者 https://desk.example/x。\n\n办公室\n");

        assertThat(html)
                .contains("<a href=\"https://desk.example/follow\">https://desk.example/follow</a> ，")
                .contains("<a href=\"https://desk.example/x\">https://desk.example/x</a>。");
    }

    @Test
    void whatSomebodyWroteIsTextAndNotMarkup() {
        String html = LetterHtml.of("<b>题", "张三：\n\n　　<img src=x onerror=alert(1)> \"&\"\n\n办公室\n");

        assertThat(html)
                .contains("<title>&lt;b&gt;题</title>", "&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&quot;")
                .doesNotContain("<img");
    }

    @Test
    void linesOfAParagraphStayLinesAndTheSignatureStandsAtTheRight() {
        String html = LetterHtml.of("题", "张三：\n\n　　任务：登记\n　　期限：明天\n\n办公室\n2026年8月3日\n");

        assertThat(html)
                .contains("任务：登记<br>\n期限：明天</p>")
                .contains("text-align:right\">办公室<br>\n2026年8月3日</p>")
                .contains("content=\"light dark\"");
    }
}
