package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskSummaryTest {

    @Test
    void aPetitionersWordsMakeNoLinkPictureHeadingOrTag() {
        assertThat(TaskSummary.escaped("[点我](http://x.cn) ![](y) # 标题 <b>粗</b> www.x.cn a@b.cn"))
                .doesNotContain("](")
                .doesNotContain("://")
                .doesNotContain(" # ")
                .doesNotContain("<b>")
                .doesNotContain("www.")
                .doesNotContain("a@b");
    }

    @Test
    void paragraphsStayParagraphs() {
        assertThat(TaskSummary.escaped("一\r\n二\n\n三")).isEqualTo("一\n\n二\n\n三");
    }
}
