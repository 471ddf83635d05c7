package petitiondesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private static final String OTHERS = "nonceOfSomebodyElse";

    private final PageNonce filter = new PageNonce();

    @Test
    void headerAndPageCarryOneNonceOfThisAnswerAlone() throws Exception {
        MockHttpServletResponse first = page("text/html");
        MockHttpServletResponse second = page("text/html");
        String nonce = first.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?s).*nonce=\"([^\"]*)\".*", "$1");
        assertThat(first.getHeader("Content-Security-Policy")).isEqualTo("script-src 'nonce-" + nonce + "' 'self'");
        assertThat(nonce).isNotEqualTo(OTHERS).isNotEqualTo("header");
        assertThat(second.getHeader("Content-Security-Policy")).doesNotContain(nonce);
        assertThat(first.getContentAsString(StandardCharsets.UTF_8)).contains("任务列表");
    }

    @Test
    void whatIsNoPageStaysAsItIs() throws Exception {
        assertThat(page("application/json").getHeader("Content-Security-Policy"))
                .contains("'nonce-header'");
    }

    private MockHttpServletResponse page(String type) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        request.addHeader("Accept", "text/html,*/*");
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain engine = (asked, answer) -> {
            var http = (jakarta.servlet.http.HttpServletResponse) answer;
            http.setHeader("Content-Security-Policy", "script-src 'nonce-header' 'self'");
            http.setContentType(type);
            http.setCharacterEncoding("UTF-8");
            http.getWriter().write("<title>任务列表</title><script nonce=\"" + OTHERS + "\" src=\"a.js\"></script>");
        };
        filter.doFilter(request, response, engine);
        return response;
    }
}
