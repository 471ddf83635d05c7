package petitiondesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.Warnings;
import petitiondesk.security.CurrentUser;
import petitiondesk.testing.Pages;

class DeskFrameTest {

    private final CurrentUser user = mock();
    private final Organisation organisation = mock();
    private final StaticListableBeanFactory frames = new StaticListableBeanFactory(
            Map.of("warnings", (Warnings) () -> List.of(new Warnings.Warning("后台作业“发送邮件”已停用", "/desk/jobs"))));
    private final MockMvc desk = MockMvcBuilders.standaloneSetup(new SamplePage())
            .setControllerAdvice(new DeskFrame(user, organisation, frames.getBeanProvider(Warnings.class)))
            .setViewResolvers(Pages.resolver())
            .build();

    @Controller
    static class SamplePage {

        @GetMapping("/desk")
        String page() {
            return "sample-desk-page";
        }

        @GetMapping("/api/sample")
        @ResponseBody
        String json() {
            return "{}";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registrars            | 台账 待办任务 批量登记 督办 待告知 期限 通知",
                "joint-meeting-office  | 台账 待办任务 批量登记 联席会议 督办 改进建议 待告知 期限 通知 催办记录",
                "discipline-inspection | 台账 待办任务 批量登记 督办 待告知 期限 通知 催办记录",
                "mediators             | 台账 待办任务 批量登记 督办 待告知 期限",
                "conveners             | 台账 待办任务 联席会议 督办 改进建议 待告知 期限",
                "district-east         | 台账 待办任务 联席会议 督办 我的包案 待告知 期限",
                "unit-civil-heads      | 台账 待办任务 联席会议 督办 改进建议 我的包案 待告知 期限",
                "lead-leaders          | 台账 待办任务 联席会议 督办 我的包案 待告知 期限",
                "unit-civil            | 台账 待办任务 督办 我的包案 待告知 期限",
                "camunda-admin         | 期限 催办记录 组织机构 分类 节假日 签名证书 通知模板 后台作业 系统管理",
                "auditors              | ''"
            })
    void everybody_is_shown_what_he_may_open(String group, String titles) {
        assertThat(String.join(
                        " ",
                        MenuItem.shownTo(Set.of(group)).stream()
                                .map(MenuItem::getTitle)
                                .toList()))
                .isEqualTo(titles);
    }

    @Test
    void a_page_stands_in_its_frame() throws Exception {
        when(user.isSignedIn()).thenReturn(true);
        when(user.id()).thenReturn("registrar");
        when(user.groups()).thenReturn(Set.of("registrars"));
        when(organisation.person("registrar"))
                .thenReturn(Optional.of(new Organisation.Person("registrar", "张登记", null, true)));

        String page = open("/desk");

        assertThat(page)
                .contains("<title>台账 - 信访工作台</title>")
                .contains("台账正文")
                .contains("href=\"/desk\" aria-current=\"page\">台账</a>")
                .contains("href=\"/desk/outbox\">通知</a>")
                .contains("张登记")
                .contains("href=\"/desk/signature\">电子签名</a>")
                .contains("action=\"/logout\"")
                .doesNotContain("th:");
    }

    @Test
    void an_administrator_is_warned_on_every_page_and_nobody_else_is() throws Exception {
        when(user.isSignedIn()).thenReturn(true);
        when(user.id()).thenReturn("admin");

        assertThat(open("/desk")).doesNotContain("后台作业“发送邮件”已停用");
        when(user.has(Role.ADMINISTRATOR)).thenReturn(true);
        assertThat(open("/desk")).contains("后台作业“发送邮件”已停用").contains("href=\"/desk/jobs\">查看</a>");
    }

    @Test
    void nobody_is_named_while_nobody_is_signed_in() throws Exception {
        assertThat(open("/desk")).doesNotContain("退出").contains("台账正文");
    }

    @Test
    void an_answer_without_a_page_looks_nobody_up() throws Exception {
        when(user.isSignedIn()).thenReturn(true);

        open("/api/sample");

        verify(organisation, never()).person(any());
    }

    private String open(String address) throws Exception {
        return desk.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
