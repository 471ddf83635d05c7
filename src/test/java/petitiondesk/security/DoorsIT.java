package petitiondesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import petitiondesk.testing.DeskTest;

/** Every address has a door, and the doors hold: for nobody, for the staff and for whoever tries the back ways. */
@DeskTest
class DoorsIT {

    private static final String WEB_APP_ROOT = "/camunda/api/engine/engine/default";
    private static final String CODE = "${''.getClass().forName('java.lang.System').getMethod('setProperty',"
            + "''.getClass(),''.getClass()).invoke(null,'doors-it','open')}";
    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="doors" id="doors">
              <bpmn:process id="doors-it" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/>
                <bpmn:userTask id="t" name="办" camunda:candidateGroups="registrars,auditors"/>
                <bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/><bpmn:endEvent id="e"/>
              </bpmn:process>
            </bpmn:definitions>""";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ProcessEngine engine;

    private String deployment;
    private String task;
    private String filter;

    @BeforeEach
    void makeTaskAndFilter() {
        Deployment made = engine.getRepositoryService()
                .createDeployment()
                .addString("doors-it.bpmn", PROCESS)
                .deploy();
        deployment = made.getId();
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("doors-it", "doors-it")
                .getId();
        Task waiting = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        task = waiting.getId();
        FilterService filters = engine.getFilterService();
        Filter saved = filters.newTaskFilter("doors-it");
        saved.setQuery(engine.getTaskService().createTaskQuery().processInstanceId(instance));
        filter = filters.saveFilter(saved).getId();
        Authorization reading = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        reading.setGroupId("registrars");
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter);
        reading.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(reading);
        System.clearProperty("doors-it");
    }

    @AfterEach
    void leaveNothingBehind() {
        engine.getFilterService().deleteFilter(filter);
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void everyAddressIsOpenOnlyToWhomItIsFor() {
        Map<String, String> wrong = new TreeMap<>();
        Caller nobody = Caller.nobody(port);
        for (String address : addresses()) {
            String method = address.substring(0, address.indexOf(' '));
            String path = address.substring(address.indexOf(' ') + 1);
            HttpResponse<String> answer = nobody.send(method, path.replaceAll("\\{[^}]*}", "x"), null, null);
            boolean toSignIn = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").endsWith("/login");
            boolean refused = answer.statusCode() == 401 || answer.statusCode() == 403 || toSignIn;
            String found = switch (Door.of(path)) {
                case PUBLIC -> refused ? "closed to the public" : "";
                case FAULT -> answer.statusCode() >= 400 ? "" : "answers " + answer.statusCode();
                case PROGRAM -> answer.statusCode() == 401 ? "" : "answers " + answer.statusCode();
                case PAGE ->
                    toSignIn || ("POST".equals(method) && answer.statusCode() == 403)
                            ? ""
                            : "answers " + answer.statusCode();
                case UNKNOWN -> "nobody has said who may come here";
            };
            if (!found.isEmpty()) {
                wrong.put(address, found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void measurementsAreForTheAdministrator() {
        assertThat(Caller.script(port, "registrar", "demo")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Caller.script(port, "admin", "demo")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(Caller.nobody(port).get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda", "/camunda/", "/camunda/app", "/camunda/app/"})
    void theEnginesWelcomeLeadsToTasklist(String entrance) {
        HttpResponse<String> answer = Caller.browser(port, "registrar", "demo").get(entrance);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
    }

    @Test
    void oneSignInServesDeskTasklistAndApi() {
        Caller browser = Caller.browser(port, "registrar", "demo");
        assertThat(browser.get("/camunda/app/tasklist/default/").body()).contains("tasklistConf");
        assertThat(browser.get("/camunda/app/tasklist/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/app/tasklist").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"registrar\"");
        assertThat(browser.get(WEB_APP_ROOT + "/task/" + task).statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/openapi").statusCode()).isEqualTo(200);
    }

    @Test
    void leavingTasklistLeavesTheDesk() {
        Caller browser = Caller.browser(port, "registrar", "demo");
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.send("POST", "/camunda/api/admin/auth/user/default/logout", null, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/openapi").statusCode()).isEqualTo(401);
        assertThat(browser.get(WEB_APP_ROOT + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutOfTheDeskLeavesTasklist() {
        Caller browser = Caller.browser(port, "registrar", "demo");
        browser.get("/camunda/app/tasklist/default/");
        browser.get("/login");
        assertThat(browser.send("POST", "/logout", null, null, "X-CSRF-TOKEN", browser.cookie("DESK-CSRF"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?logout"));
        assertThat(browser.get(WEB_APP_ROOT + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void afterSignInOneComesWhereOneWanted() {
        Caller browser = Caller.nobody(port);
        assertThat(browser.get("/desk/outbox?page=2").statusCode()).isEqualTo(302);
        assertThat(browser.signIn("registrar", "demo").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/outbox?page=2"));
        assertThat(Caller.nobody(port).signIn("registrar", "demo").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/desk"));
    }

    @Test
    void aWrongPasswordIsToldAndSaysNoMore() {
        Caller browser = Caller.nobody(port);
        assertThat(browser.signIn("nobody-here", "wrong").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        assertThat(browser.get("/login?error").body()).contains("用户名或密码不正确");
    }

    @Test
    void whoLosesAllDutiesLosesAccessAtOnce() {
        IdentityService identity = engine.getIdentityService();
        String user = "doors-leaver";
        var account = identity.newUser(user);
        account.setPassword("Leaving-2026-soon");
        identity.saveUser(account);
        identity.createMembership(user, "registrars");
        Caller browser = Caller.browser(port, user, "Leaving-2026-soon");
        assertThat(browser.get("/api/openapi").statusCode()).isEqualTo(200);
        identity.deleteMembership(user, "registrars");
        assertThat(browser.get("/api/openapi").statusCode()).isEqualTo(401);
        identity.createMembership(user, "registrars");
        assertThat(browser.get("/api/openapi").statusCode())
                .describedAs("the session is over for good")
                .isEqualTo(401);
        identity.deleteUser(user);
    }

    @Test
    void tasklistFollowsAChangeOfGroupsAtOnce() {
        IdentityService identity = engine.getIdentityService();
        String user = "doors-mover";
        var account = identity.newUser(user);
        account.setPassword("Moving-2026-soon");
        identity.saveUser(account);
        identity.createMembership(user, "staff");
        identity.createMembership(user, "registrars");
        Caller browser = Caller.browser(port, user, "Moving-2026-soon");
        assertThat(browser.get(WEB_APP_ROOT + "/task/" + task).statusCode()).isEqualTo(200);
        identity.deleteMembership(user, "registrars");
        assertThat(browser.get(WEB_APP_ROOT + "/task/" + task).statusCode()).isEqualTo(404);
        identity.deleteUser(user);
    }

    @Test
    void aSessionChangesNothingWithoutItsToken() {
        Caller browser = Caller.browser(port, "registrar", "demo");
        HttpResponse<String> forged = browser.postJson("/api/petitions-of-no-kind", "{}");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        browser.get("/login");
        assertThat(browser.postJson("/api/petitions-of-no-kind", "{}", "X-CSRF-TOKEN", browser.cookie("DESK-CSRF"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.postJson(WEB_APP_ROOT + "/task/" + task + "/claim", "{\"userId\":\"registrar\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPasswordInTheHeaderNeedsNoTokenButNoForeignPageMaySendIt() {
        Caller script = Caller.script(port, "registrar", "demo");
        assertThat(script.postJson("/api/petitions-of-no-kind", "{}").statusCode())
                .isEqualTo(404);
        assertThat(script.postJson("/api/petitions-of-no-kind", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void claimingIsForOneselfAndGivingBackForTheOneWhoHasIt() {
        Caller registrar = Caller.script(port, "registrar", "demo");
        Caller auditor = Caller.script(port, "auditor", "demo");
        String claim = "/engine-rest/task/" + task + "/claim";
        assertThat(registrar.postJson(claim, "{\"userId\":\"office\"}").statusCode())
                .isEqualTo(403);
        assertThat(registrar.postJson(claim, "{\"userId\":\"registrar\"}").statusCode())
                .isEqualTo(204);
        assertThat(auditor.postJson("/engine-rest/task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(registrar
                        .postJson("/engine-rest/task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /task/{task}/bpmnError",
        "POST, /task/{task}/bpmnEscalation",
        "POST, /task/{task}/delegate",
        "POST, /task/{task}/resolve",
        "POST, /task/{task}/assignee",
        "POST, /task/{task}/identity-links",
        "POST, /task/{task}/attachment/create",
        "GET, /task/{task}/attachment",
        "POST, /task/{task}/comment/create",
        "GET, /task/{task}/comment",
        "POST, /task/{task}/variables",
        "PUT, /task/{task}/localVariables/x",
        "POST, /task/create",
        "PUT, /task/{task}",
        "DELETE, /task/{task}",
        "POST, /filter/create",
        "PUT, /filter/{filter}",
        "DELETE, /filter/{filter}",
        "POST, /process-definition/key/doors-it/start",
        "POST, /message",
        "POST, /signal",
        "POST, /condition",
        "POST, /external-task/fetchAndLock",
        "POST, /deployment/create",
        "POST, /migration/execute",
        "POST, /modification/execute",
        "GET, /batch",
        "POST, /decision-definition/key/x/evaluate",
        "POST, /telemetry/configuration",
        "POST, /identity/verify",
        "POST, /user/create",
        "POST, /authorization/create",
        "PUT, /group/camunda-admin/members/admin",
        "GET, /variable-instance",
        "GET, /history/detail",
        "POST, /job/x/execute"
    })
    void theEnginesBackWaysAreClosedToEverybody(String method, String way) {
        String path = way.replace("{task}", task).replace("{filter}", filter);
        for (String user : List.of("registrar", "admin")) {
            Caller script = Caller.script(port, user, "demo");
            assertThat(script.send(method, "/engine-rest" + path, "application/json", "{}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(script.send(method, "/engine-rest/engine/default" + path, "application/json", "{}")
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> answer =
                    Caller.browser(port, user, "demo").send(method, WEB_APP_ROOT + path, "application/json", "{}");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("此操作不开放");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task/{task}/bpmnError/",
                "/engine-rest/task/{task}/bpmnError;a=b",
                "/engine-rest/task/{task}/claim;/../bpmnError",
                "/engine-rest/task/{task}/claim/../bpmnError",
                "/engine-rest/task/{task}/claim/%2e%2e/bpmnError",
                "/engine-rest/task/{task}/%62pmnError",
                "/engine-rest/task/{task}%2FbpmnError",
                "/engine-rest/task/{task}%252FbpmnError",
                "/engine-rest/task/{task}%5CbpmnError",
                "/engine-rest//task/{task}/bpmnError",
                "/engine-rest/task//{task}/bpmnError",
                "//engine-rest/task/{task}/bpmnError",
                "/engine-rest/./task/{task}/bpmnError",
                "/Engine-Rest/task/{task}/bpmnError",
                "/engine-rest/engine/default/engine/default/task/{task}/bpmnError",
                "/engine-rest;x/task/{task}/bpmnError",
                "/engine-rest/engine/default;x=y/task/{task}/bpmnError"
            })
    void noSpellingOfAnAddressOpensAClosedDoor(String spelling) {
        HttpResponse<String> answer = Caller.script(port, "registrar", "demo")
                .postJson(spelling.replace("{task}", task), "{\"errorCode\":\"x\"}");
        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count())
                .isEqualTo(1);
    }

    @Test
    void anotherMethodNamedInAHeaderIsNotBelieved() {
        Caller.script(port, "registrar", "demo")
                .postJson("/engine-rest/task/" + task + "/claim", "{}", "X-HTTP-Method-Override", "DELETE");
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"nameExpression\":\"%s\"}]}",
                "{\"nameExpression\":\"%s\"}",
                "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"%s\"}]}]}",
                "{\"orQueries\":[{\"candidateGroupsExpression\":\"${now()}\",\"candidateGroupsExpression\":\"%s\"}]}",
                "{\"orQueries\":[{\"\\u006eameExpression\":\"%s\"}]}"
            })
    void noQueryRunsCode(String query) {
        String body = query.formatted(CODE.replace("\"", "\\\""));
        Caller script = Caller.script(port, "registrar", "demo");
        for (String path :
                List.of("/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
            assertThat(script.postJson("/engine-rest" + path, body).statusCode())
                    .isEqualTo(400);
        }
        Caller browser = Caller.browser(port, "registrar", "demo");
        browser.get("/camunda/app/tasklist/default/");
        assertThat(browser.postJson(WEB_APP_ROOT + "/task", body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(System.getProperty("doors-it")).isNull();
    }

    @Test
    void noStoredFilterRunsCodeHoweverItCameIntoTheDatabase() {
        Filter planted = engine.getFilterService().newTaskFilter("来历不明");
        planted.setQuery(engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssigneeExpression(CODE)
                .taskCandidateGroup("registrars")
                .endOr());
        engine.getFilterService().saveFilter(planted);
        Authorization reading = engine.getAuthorizationService().createNewAuthorization(AUTH_TYPE_GRANT);
        reading.setGroupId("registrars");
        reading.setResource(Resources.FILTER);
        reading.setResourceId(planted.getId());
        reading.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(reading);
        try {
            Caller script = Caller.script(port, "registrar", "demo");
            Caller browser = Caller.browser(port, "registrar", "demo");
            browser.get("/camunda/app/tasklist/default/");
            for (String what : List.of("/list", "/count")) {
                String path = "/filter/" + planted.getId() + what;
                assertThat(script.get("/engine-rest" + path).statusCode()).isEqualTo(400);
                assertThat(browser.postJson(WEB_APP_ROOT + path, "{}", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(System.getProperty("doors-it")).isNull();
        } finally {
            engine.getFilterService().deleteFilter(planted.getId());
        }
    }

    @Test
    void nobodyMakesAnAdministratorByTheSetupPage() {
        String setup = "/camunda/api/admin/setup/default/user/create";
        String body = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"Intruder-2026-x\"}}";
        IdentityService identity = engine.getIdentityService();
        Group administrators =
                identity.createGroupQuery().groupId("camunda-admin").singleResult();
        assertThat(administrators).isNotNull();
        identity.deleteMembership("admin", "camunda-admin");
        try {
            assertThat(Caller.nobody(port).postJson(setup, body).statusCode()).isEqualTo(401);
            Caller browser = Caller.browser(port, "registrar", "demo");
            browser.get("/camunda/app/tasklist/default/");
            assertThat(browser.postJson(setup, body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            identity.createMembership("admin", "camunda-admin");
        }
        assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /task/unknown                              |      | 404",
                "GET  | /task/unknown/form                         |      | 404",
                "GET  | /task/unknown/deployed-form                |      | 404",
                "GET  | /task/unknown/form-variables               |      | 404",
                "GET  | /task/unknown/identity-links               |      | 404",
                "POST | /task/unknown/claim                        | {}   | 404",
                "POST | /task/unknown/unclaim                      | {}   | 404",
                "POST | /task/unknown/complete                     |      | 404",
                "POST | /task/unknown/complete                     | {\"variables\":{\"a\":1}} | 400",
                "POST | /task/unknown/complete                     | {\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Integer\"}}} | 400",
                "POST | /task/unknown/submit-form                  | {\"variables\":[]} | 400",
                "GET  | /task?sortBy=nope&sortOrder=asc            |      | 400",
                "GET  | /task?maxResults=many                      |      | 400",
                "GET  | /task?maxResults=1000000                   |      | 400",
                "GET  | /task?firstResult=-1&maxResults=-5         |      | 200",
                "GET  | /task?name=%00                             |      | 400",
                "GET  | /task                                      |      | 200",
                "POST | /task                                      | nope | 400",
                "POST | /task                                      | 5    | 400",
                "POST | /task                                      | {\"priority\":\"x\"} | 400",
                "POST | /task                                      | {\"candidateGroups\":[]} | 400",
                "POST | /task                                      | {\"name\":\"\\u0000\"} | 400",
                "POST | /task                                      | {\"sorting\":[{\"sortBy\":\"x\",\"sortOrder\":\"asc\"}]} | 400",
                "GET  | /process-definition?version=-5             |      | 400",
                "GET  | /process-definition/unknown                |      | 404",
                "GET  | /process-definition/key/unknown/startForm  |      | 404",
                "POST | /process-definition/key/unknown/submit-form| {}   | 404",
                "GET  | /filter/unknown/list                       |      | 403"
            })
    void whateverIsSentIsAnsweredInChineseAndNeverAsAFault(String method, String path, String body, int status) {
        HttpResponse<String> answer = Caller.script(port, "registrar", "demo")
                .send(method, "/engine-rest" + path, body == null ? null : "application/json", body);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.body()).containsPattern(Pattern.compile("\"message\":\"\\p{IsHan}"));
        }
    }

    @Test
    void bodiesHaveALimitAndAForm() {
        Caller script = Caller.script(port, "registrar", "demo");
        String large = "{\"name\":\"" + "a".repeat(1_100_000) + "\"}";
        assertThat(script.postJson("/engine-rest/task", large).statusCode()).isEqualTo(413);
        assertThat(script.postJson("/api/petitions-of-no-kind", large + large).statusCode())
                .isEqualTo(413);
        assertThat(Caller.nobody(port)
                        .postJson("/api/public/petitions-of-no-kind", large + large)
                        .statusCode())
                .isEqualTo(413);
        assertThat(script.send("POST", "/engine-rest/task", "text/plain", "{}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void pagesCarryHeadersThatKeepOthersOut() {
        HttpResponse<String> page = Caller.nobody(port).get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'", "object-src 'none'"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).contains("lang=\"zh-CN\"", "<label for=\"username\">", "autofocus");
    }

    /** All that Spring MVC and the actuator answer to, as "METHOD /path". */
    private Set<String> addresses() {
        Set<String> found = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, found)));
        assertThat(found).hasSizeGreaterThan(3);
        return found;
    }

    private static void add(RequestMappingInfo info, Set<String> found) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
            if (methods.isEmpty()) {
                found.add("GET " + path);
                found.add("POST " + path);
            }
            methods.forEach(method -> found.add(method + " " + path));
        }
    }

    /** Whom an address is for; the answer to nobody in particular follows from it. */
    private enum Door {
        PUBLIC("/|/(submit|follow|evaluate|verify)(/.*)?|/api/public/.*|/actuator/health(/.*)?|/login"),
        /** Shown by the server itself when something fails; by its own address it shows nothing. */
        FAULT("/error"),
        PROGRAM("/api/.*|/actuator(/.*)?"),
        PAGE("/desk(/.*)?"),
        UNKNOWN(".*");

        private final Pattern paths;

        Door(String paths) {
            this.paths = Pattern.compile(paths);
        }

        static Door of(String path) {
            for (Door door : values()) {
                if (door.paths.matcher(path).matches()) {
                    return door;
                }
            }
            throw new AssertionError(path);
        }
    }
}
