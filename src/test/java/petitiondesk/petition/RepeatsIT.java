package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Repeats.Link;
import petitiondesk.petition.Repeats.Suggestion;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Who petitions again: suggested within the rights of the one who looks, linked by a person, shown on both sides. */
@DeskTest
class RepeatsIT {

    private static final Map<String, Object> ACCEPTED =
            Map.of("kind", "CLAIM", "category", "C03", "disposition", "ACCEPT", "responsibleUnit", "civil");

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Following following;

    @Autowired
    private Repeats repeats;

    @Autowired
    private ShingleIndex index;

    @Autowired
    private SimilarPetitions similar;

    @Autowired
    private Organisation organisation;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext application;

    private MockMvc desk;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        desk = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void petitionsInNearlyTheSameWordsAreSuggested() {
        String first = receives("枫溪渡口渡船停运", "枫溪渡口的渡船停运半年，两岸村民过河要绕行二十里。");
        String again = receives("枫溪渡口什么时候恢复渡船", "枫溪渡口渡船已经停运半年，村民过河绕行二十里，请恢复。");
        receives("锦屏小学午餐太贵", "锦屏小学的午餐每份涨了三元，家长负担重。");
        assertThat(suggestions("registrar", again)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(first);
            assertThat(one.similarity()).isBetween(31, 99);
            assertThat(one.reasons()).containsExactly("内容相似" + one.similarity() + "%");
        });
        assertThat(suggestions("office", first)).extracting(Suggestion::number).containsExactly(again);
    }

    @Test
    void aServerWithoutTrigramsSuggestsToo() {
        String first = receives("砚田水渠被填平", "砚田水渠被人填平，下游十亩稻田无水。");
        String again = receives("砚田水渠填平无人管", "砚田水渠填平以后下游稻田无水灌溉。");
        LinkRights everything =
                new LinkRights(new CaseAccess.Scope(false, Set.of(), true, Set.of(), Set.of(), Set.of()));
        Petition petition = petition(again);
        assertThat(similar.to(petition, List.of(), everything, false).get(first))
                .isGreaterThan(SimilarPetitions.ALIKE);
        assertThat(similar.trigrams()).isTrue();
        assertThat(similar.to(petition, List.of(), everything, true).get(first)).isGreaterThan(SimilarPetitions.ALIKE);
    }

    @Test
    void theSamePersonIsKnownHoweverTheNumberIsWritten() {
        String first = receives(petition("苍岭路灯不亮", "苍岭路灯坏了。", person("甄问渠", "13712340001", null)));
        String again = receives(petition("低保金没有到账", "三月的低保金没有到账。", person("甄先生", "+86 13712340001", null)));
        String landline = receives(petition("化粪池渗漏", "化粪池渗漏到井里。", person("尤望舒", "0371-62340002-15", null)));
        String mobile = receives(petition("宅基地丈量", "宅基地丈量有误。", person("尤某", "037162340002", null)));
        assertThat(suggestions("registrar", again))
                .extracting(Suggestion::number, Suggestion::reasons)
                .contains(tuple(first, List.of("同一人（电话相同）")));
        assertThat(suggestions("registrar", mobile))
                .extracting(Suggestion::number)
                .contains(landline);
    }

    @Test
    void aNameAloneIsNoReasonWithoutTheSamePlaceOrSimilarWords() {
        String far = receives(at("west", "west-1", petition("水表计费异常", "水表读数异常。", person("佟归雁", null, null))));
        String near = receives(at("east", "east-1", petition("鱼塘承包到期", "鱼塘承包到期未收回。", person("佟归雁", null, null))));
        String here = receives(at("east", "east-1", petition("公墓道路窄", "公墓道路狭窄。", person("佟 归雁", null, null))));
        assertThat(suggestions("registrar", here))
                .extracting(Suggestion::number)
                .contains(near)
                .doesNotContain(far);
        assertThat(suggestions("registrar", here).get(0).reasons()).containsExactly("可能是同一人（姓名和属地相同）");
    }

    @Test
    void accusationsAreSuggestedToNobodyButDisciplineInspection() {
        IntakeForm.Person accuser = person("褚惊蛰", "13712340003", null);
        String claim = receives(petition("云亭堤坝偷工减料", "云亭堤坝用砂代石，偷工减料。", accuser));
        String secret = receives(kind("ACCUSATION", petition("云亭堤坝偷工减料收钱", "云亭堤坝用砂代石，偷工减料，有人收钱。", accuser)));
        String second = receives(kind("ACCUSATION", petition("再次反映云亭堤坝收钱", "云亭堤坝偷工减料，有人收钱不管。", accuser)));
        assertThat(suggestions("registrar", claim)).isEmpty();
        assertThat(suggestions("office", claim)).isEmpty();
        assertThat(suggestions("discipline", secret))
                .extracting(Suggestion::number)
                .containsExactly(second);
        assertThatThrownBy(() -> repeats.of(secret, "registrar"))
                .isInstanceOf(Refusal.class)
                .hasMessage(Cases.unknown().getMessage());
        assertThatThrownBy(() -> repeats.link(claim, secret, "repeatOf", "registrar"))
                .satisfies(refused -> assertThat(((Refusal) refused).errors())
                        .extracting(Refusal.FieldError::message)
                        .containsExactly("没有找到这个编号的信访事项，或者您无权查看"));
        assertThat(view("registrar", claim).get("repeatText")).isEqualTo("没有发现可能重复的事项。");
    }

    @Test
    void aLinkWithAnAccusationIsKnownToNobodyElse() {
        String first = receives("雁栖井水发黄", "雁栖村井水发黄有异味。");
        String again = receives("雁栖井水仍然发黄", "雁栖村井水还是发黄。");
        repeats.link(again, first, "repeatOf", "registrar");
        jdbc.sql("update petition_course set restricted = true where number = :number")
                .param("number", first)
                .update();
        assertThat(repeats.links(again, "registrar")).isEmpty();
        assertThat(page("registrar", again)).doesNotContain(first).contains("没有关联的事项");
        assertThat(api("registrar", "/api/petitions?text=雁栖井水")).contains(again, "\"repeat\":false");
    }

    @Test
    void petitionersWhoAskedForSecrecyAreLinkedOnlyBeforeThoseWhoSeeTheWholeRegister() {
        IntakeForm.Person person = person("路知秋", "13712340004", null);
        String open = receives(petition("青瓦巷排水不畅", "青瓦巷排水不畅，污水倒灌。", person));
        String secret = receives(confidential(petition("青瓦巷污水倒灌", "青瓦巷排水不畅，污水倒灌到院里。", person)));
        office.completes("registrar", open, "UserTask_Register", ACCEPTED);
        office.completes("registrar", secret, "UserTask_Register", ACCEPTED);
        assertThat(suggestions("registrar", open))
                .extracting(Suggestion::number)
                .contains(secret);
        assertThat(suggestions("unit-civil", open)).isEmpty();
        repeats.link(secret, open, "repeatOf", "registrar");
        assertThat(repeats.links(open, "unit-civil")).isEmpty();
        assertThat(repeats.links(secret, "unit-civil")).isEmpty();
        assertThat(page("unit-civil", open)).doesNotContain(secret);
        assertThat(page("unit-civil", secret)).doesNotContain(open);
        assertThat(repeats.links(open, "office")).hasSize(1);
    }

    @Test
    void theRegistrarConfirmsInTheFormAndBothSidesShowIt() {
        String first = receives("蒲柳河桥栏杆断裂", "蒲柳河桥栏杆断裂，行人危险。");
        clock.setTo("2026-08-04T09:00");
        String again = receives("蒲柳河桥栏杆还没修", "蒲柳河桥栏杆断裂至今没修，行人危险。");
        Map<String, Object> view = view("registrar", again);
        assertThat(view.get("repeatText").toString()).contains("内容相似", "/desk/petitions/" + first);
        assertThat(view.get("repeatOptions").toString()).contains(first, "不是重复件");
        assertThat(view.get("repeatOf")).isEqualTo("NONE");
        office.completes("registrar", again, "UserTask_Register", with("repeatOf", first));
        assertThat(links("office", again))
                .extracting(Link::number, Link::original, Link::by)
                .containsExactly(tuple(
                        first,
                        true,
                        organisation.person("registrar").orElseThrow().name()));
        assertThat(links("office", first))
                .extracting(Link::number, Link::original)
                .containsExactly(tuple(again, false));
        assertThat(page("office", again)).contains("重复，原编号 " + first, "确认本件是 " + first + " 的重复件。");
        assertThat(page("office", first)).contains("初次", "确认 " + again + " 是本件的重复件。");
        assertThat(api("office", "/api/petitions?text=蒲柳河桥&sort=number"))
                .containsSubsequence(first, "\"repeat\":false", again, "\"repeat\":true");
        assertThat(suggestions("office", again)).isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(office.instance(again))
                        .list())
                .extracting(variable -> variable.getName())
                .doesNotContain("repeatOf", "repeatText", "repeatOptions");
    }

    @Test
    void thePetitionerReadsNothingOfIt() {
        Intake.Receipt first = intake.register(form("槐荫广场音响扰民", "槐荫广场音响每晚扰民。"), "registrar", null);
        Intake.Receipt again = intake.register(form("槐荫广场音响太吵", "槐荫广场音响每晚扰民太吵。"), "registrar", null);
        repeats.link(again.number(), first.number(), "repeatOf", "registrar");
        for (Intake.Receipt receipt : List.of(first, again)) {
            assertThat(following.follow(receipt.number(), receipt.queryCode()).events())
                    .extracting(Following.Step::text)
                    .containsExactly("已收到您反映的事项。");
        }
    }

    @Test
    void aReferenceThatIsNoneIsRefusedAndNothingIsWritten() {
        String number = receives("鹿鸣滩采砂", "鹿鸣滩夜间采砂。");
        String secret = receives(kind("ACCUSATION", form("鹿鸣滩采砂有保护伞", "鹿鸣滩采砂有保护伞。")));
        for (String wrong : List.of(number, secret, "XF2026-999999", "不是编号", "none")) {
            assertThatThrownBy(
                            () -> office.completes("registrar", number, "UserTask_Register", with("repeatOf", wrong)))
                    .as(wrong)
                    .hasMessageContaining("repeatOf");
        }
        assertThat(links("registrar", number)).isEmpty();
        office.completes("registrar", number, "UserTask_Register", with("repeatOf", "NONE"));
    }

    @Test
    void whatWasDismissedIsNotSuggestedAgainAndALinkIsTakenBackWithAReason() {
        String first = receives("棠梨坡滑坡隐患", "棠梨坡雨后滑坡，威胁五户。");
        String again = receives("棠梨坡滑坡没有处理", "棠梨坡滑坡威胁五户没有处理。");
        repeats.dismiss(again, first, "registrar");
        assertThat(suggestions("registrar", again)).isEmpty();
        assertThat(suggestions("registrar", first)).isEmpty();
        assertThat(page("office", first)).contains("确认与 " + again + " 不是同一事项。");
        repeats.link(first, again, "number", "office");
        assertThat(links("office", first)).extracting(Link::original).containsExactly(false);
        assertThatThrownBy(() -> repeats.dismiss(again, first, "office")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> repeats.unlink(again, first, " ", "office")).isInstanceOf(Refusal.class);
        repeats.unlink(again, first, "核对后是两处滑坡", "office");
        assertThat(links("office", first)).isEmpty();
        assertThat(page("office", again)).contains("解除与 " + first + " 的关联。理由：核对后是两处滑坡", "确认本件是 " + first + " 的重复件。");
        assertThatThrownBy(() -> repeats.unlink(again, first, "再来一次", "office")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> jdbc.sql("delete from petition_link").update()).hasMessageContaining("append-only");
    }

    @Test
    void anEarlierNumberGivenAtTheCounterLinksBothWays() {
        String first = receives("竹影巷违建", "竹影巷违建遮光。");
        String again = receives(repeating(first, form("完全不同的几个字", "补交材料。")));
        assertThat(links("registrar", again)).extracting(Link::number).containsExactly(first);
        assertThat(links("registrar", first)).extracting(Link::number).containsExactly(again);
    }

    @Test
    void onlyThoseWhoRegisterDecide() {
        String first = receives("芦花渡改线", "芦花渡公交改线不便。");
        String again = receives("芦花渡公交改线", "芦花渡公交改线以后不便。");
        office.completes("registrar", first, "UserTask_Register", ACCEPTED);
        office.completes("registrar", again, "UserTask_Register", ACCEPTED);
        assertThatThrownBy(() -> repeats.link(again, first, "number", "unit-civil"))
                .satisfies(refused -> assertThat(((Refusal) refused).kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(page("unit-civil", again)).doesNotContain("可能重复");
        assertThatThrownBy(() -> repeats.link(again, first, "number", "unit-land"))
                .satisfies(refused -> assertThat(((Refusal) refused).kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void theCaseFileAndTheInterfaceConfirmDismissAndTakeBack() {
        String first = receives("翠微亭垃圾堆放", "翠微亭垃圾堆放三周无人清运。");
        String again = receives("翠微亭垃圾无人清运", "翠微亭垃圾堆放无人清运。");
        assertThat(page("registrar", again)).contains("可能重复", first, "不是重复", "内容相似");
        assertThat(api("registrar", "/api/petitions/" + again + "/repeats")).contains(first, "\"mayDecide\":true");
        assertThat(posts("/api/petitions/" + again + "/links", "{\"number\":\"" + first + "\"}"))
                .isEqualTo(201);
        assertThat(page("registrar", again)).contains("本件是它的重复件", "解除关联");
        assertThat(posts("/api/petitions/" + again + "/link-removals", "{\"number\":\"" + first + "\"}"))
                .isEqualTo(400);
        assertThat(posts(
                        "/api/petitions/" + again + "/link-removals",
                        "{\"number\":\"" + first + "\",\"reason\":\"不是同一处\"}"))
                .isEqualTo(201);
        assertThat(posts("/api/petitions/" + again + "/dismissals", "{\"number\":\"" + first + "\"}"))
                .isEqualTo(201);
    }

    @Test
    void theLedgerFindsWordsOfTwoCharactersBeforeAndAfterTheyAreIndexed() {
        String number =
                intake.register(form("关于墨渊的问题", "墨渊。"), "registrar", null).number();
        assertThat(api("registrar", "/api/petitions?text=墨渊")).contains(number);
        index.indexWaiting();
        assertThat(api("registrar", "/api/petitions?text=墨渊")).contains(number);
        assertThat(api("registrar", "/api/petitions?text=渊墨")).doesNotContain(number);
        assertThat(api("registrar", "/api/petitions?text=墨")).contains(number);
    }

    private String receives(String title, String facts) {
        return receives(form(title, facts));
    }

    private String receives(IntakeForm form) {
        String number = office.receives(form);
        index.indexWaiting();
        return number;
    }

    /** From a person of whom nobody else has heard. */
    private static IntakeForm form(String title, String facts) {
        return petition(title, facts, null);
    }

    private static IntakeForm petition(String title, String facts, IntakeForm.Person person) {
        return new IntakeForm(
                "CLAIM",
                null,
                title,
                title,
                facts,
                null,
                null,
                "C03",
                1,
                null,
                false,
                person,
                null,
                null,
                null,
                null,
                person == null,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private static IntakeForm.Person person(String name, String phone, String address) {
        return new IntakeForm.Person(name, null, null, null, phone, null, address, null);
    }

    private static IntakeForm kind(String kind, IntakeForm form) {
        return changed(form, kind, form.district(), form.village(), form.confidential(), null);
    }

    private static IntakeForm at(String district, String village, IntakeForm form) {
        return changed(form, form.kind(), district, village, form.confidential(), null);
    }

    private static IntakeForm confidential(IntakeForm form) {
        return changed(form, form.kind(), form.district(), form.village(), true, null);
    }

    private static IntakeForm repeating(String number, IntakeForm form) {
        return changed(form, form.kind(), form.district(), form.village(), form.confidential(), number);
    }

    private static IntakeForm changed(
            IntakeForm form, String kind, String district, String village, Boolean confidential, String repeatOf) {
        return new IntakeForm(
                kind,
                null,
                form.title(),
                form.request(),
                form.facts(),
                district,
                village,
                form.category(),
                1,
                null,
                false,
                form.petitioner(),
                null,
                null,
                null,
                null,
                form.nameless(),
                confidential,
                false,
                false,
                repeatOf,
                null,
                null,
                null,
                null);
    }

    private Petition petition(String number) {
        return application.getBean(Cases.class).petition(number);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> values = new HashMap<>(ACCEPTED);
        values.put(field, value);
        return values;
    }

    private List<Suggestion> suggestions(String userId, String number) {
        return repeats.of(number, userId).suggestions();
    }

    private List<Link> links(String userId, String number) {
        return repeats.of(number, userId).links();
    }

    private Map<String, Object> view(String userId, String number) {
        return office.sees(userId, number, "UserTask_Register");
    }

    private String page(String userId, String number) {
        return api(userId, "/desk/petitions/" + number);
    }

    private String api(String userId, String path) {
        try {
            MockHttpServletResponse answer = desk.perform(get(path)
                            .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                            .with(user(userId)
                                    .authorities(organisation.groupsOf(userId).stream()
                                            .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                                            .toList())))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            return answer.getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(path + " failed", e);
        }
    }

    private int posts(String path, String body) {
        try {
            return desk.perform(post(path)
                            .with(httpBasic("registrar", "demo"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception e) {
            throw new AssertionError(path + " failed", e);
        }
    }
}
