package petitiondesk.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;

@DeskTest
class OrganisationIT {

    private static final Map<String, Set<String>> DEMO_GROUPS = demoGroups();

    @Autowired
    private Organisation organisation;

    @Autowired
    private OrganisationChanges changes;

    @Autowired
    private ChangingOrganisation changing;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyDemoUserHasHisGroupsHereAndInTheEngine() {
        DEMO_GROUPS.forEach((user, groups) -> {
            assertThat(organisation.groupsOf(user)).as(user).isEqualTo(groups);
            Set<String> inEngine = engineGroups(user);
            inEngine.remove("staff");
            assertThat(inEngine).as(user).isEqualTo(groups);
        });
        assertThat(engineGroups("admin")).containsExactly("camunda-admin");
        assertThat(engineGroups("unit-civil")).contains("staff");
    }

    @Test
    void everyDemoUserSignsInAndHasANameAndAnAddress() {
        for (String user : DEMO_GROUPS.keySet()) {
            assertThat(identity.checkPassword(user, "demo")).as(user).isTrue();
            Person person = organisation.person(user).orElseThrow();
            assertThat(person.email()).isEqualTo(user + "@demo.invalid");
            User inEngine = identity.createUserQuery().userId(user).singleResult();
            assertThat(inEngine.getFirstName()).isEqualTo(person.name()).matches("\\p{IsHan}{2,3}");
            assertThat(inEngine.getLastName()).isEmpty();
            assertThat(inEngine.getEmail()).isEqualTo(person.email());
        }
        assertThat(identity.checkPassword("auditor", "Demo")).isFalse();
        // a wrong password locks for seconds, and the clock of tests stands still
        identity.unlockUser("auditor");
    }

    @Test
    void groupsAreCalledAsPeopleCallThem() {
        assertThat(group("registrars").getName()).isEqualTo("登记员");
        assertThat(group("unit-civil").getName()).isEqualTo("民政办");
        assertThat(group("unit-civil-heads").getName()).isEqualTo("民政办（负责人）");
        assertThat(group("district-east").getName()).isEqualTo("东片管区");
        assertThat(group("unit-civil").getType()).isEqualTo("WORKFLOW");
        assertThat(group("camunda-admin").getType()).isEqualTo("SYSTEM");
    }

    @Test
    void unitsHandleForThemselvesDistrictsAndVillagesSignThroughTheirUnit() {
        assertThat(organisation.responsible("civil"))
                .contains(new Responsible("civil", "民政办", Responsible.Kind.UNIT, "unit-civil", "unit-civil-heads"));
        assertThat(organisation.responsible("east"))
                .contains(
                        new Responsible("east", "东片管区", Responsible.Kind.DISTRICT, "district-east", "unit-town-heads"));
        assertThat(organisation.responsible("north-2"))
                .contains(new Responsible(
                        "north-2", "松岗村", Responsible.Kind.VILLAGE, "village-north-2", "unit-town-heads"));
        assertThat(organisation.responsible("county")).isEmpty();
        assertThat(organisation.responsibles())
                .extracting(Responsible::code)
                .containsSubsequence(
                        "civil", "labour", "land", "east", "north", "south", "west", "east-1", "east-2", "west-3");
        assertThat(organisation.members("unit-town-heads"))
                .extracting(Person::userId)
                .containsExactly("leader-1", "leader-2");
        assertThat(organisation.village("south-3").orElseThrow().district()).isEqualTo("south");
        assertThat(organisation.district("nowhere")).isEmpty();
    }

    @Test
    void reviewsGoUpFromTheTownToTheCountyAndTheCity() {
        assertThat(organisation.nextSuperior("civil").orElseThrow().code()).isEqualTo("town");
        assertThat(organisation.nextSuperior("town").orElseThrow().code()).isEqualTo("county");
        assertThat(organisation.nextSuperior("county").orElseThrow().code()).isEqualTo("city");
        assertThat(organisation.nextSuperior("city")).isEmpty();
        assertThat(organisation.units())
                .filteredOn(Organisation.Unit::organ)
                .extracting(Organisation.Unit::code)
                .containsExactly("city", "county", "town");
    }

    @Test
    void whoLeavesLosesAccessButNotHisName() {
        changes.savePerson(
                PersonEntry.of("leaver", "马离", null).withMemberOf("civil").withInitialPassword("a first one"));
        assertThat(identity.checkPassword("leaver", "a first one")).isTrue();
        Task task = taskOf("unit-civil", "leaver");

        changes.leave("leaver");

        assertThat(identity.checkPassword("leaver", "a first one")).isFalse();
        assertThat(identity.createUserQuery().userId("leaver").count()).isZero();
        assertThat(organisation.groupsOf("leaver")).isEmpty();
        assertThat(organisation.members("unit-civil"))
                .extracting(Person::userId)
                .doesNotContain("leaver")
                .contains("unit-civil");
        assertThat(organisation.person("leaver")).contains(new Person("leaver", "马离", null, false));
        assertThat(task(task.getId()).getAssignee()).isNull();
        assertThat(rightsOn(task.getId(), "leaver")).isZero();
        assertThat(history.createHistoricIdentityLinkLogQuery()
                        .taskId(task.getId())
                        .userId("leaver")
                        .operationType("add")
                        .count())
                .isPositive();
        tasks.deleteTask(task.getId(), true);

        changes.savePerson(PersonEntry.of("leaver", "马离", null));
        assertThat(organisation.groupsOf("leaver"))
                .as("taken back with nothing")
                .isEmpty();
        assertThat(identity.checkPassword("leaver", "a first one")).isFalse();
        changes.leave("leaver");
    }

    @Test
    void whoChangesHisUnitGivesItsTasksBackAndKeepsTheRest() {
        changes.savePerson(PersonEntry.of("mover", "焦移", null).withMemberOf("civil", "labour"));
        Task lost = taskOf("unit-civil", "mover");
        Task kept = taskOf("unit-labour", "mover");
        Task personal = taskOf(null, "mover");

        changes.savePerson(PersonEntry.of("mover", "焦移", null).withMemberOf("labour", "land"));

        assertThat(engineGroups("mover")).containsExactlyInAnyOrder("unit-labour", "unit-land", "staff");
        assertThat(task(lost.getId()).getAssignee()).isNull();
        assertThat(rightsOn(lost.getId(), "mover")).isZero();
        assertThat(task(kept.getId()).getAssignee()).isEqualTo("mover");
        assertThat(task(personal.getId()).getAssignee()).isEqualTo("mover");
        for (Task task : new Task[] {lost, kept, personal}) {
            tasks.deleteTask(task.getId(), true);
        }
        changes.leave("mover");
    }

    @Test
    void aHeadHandlesOnlyWhereHeIsAMemberToo() {
        changes.savePerson(PersonEntry.of("chief", "鲁双", null).withHeadOf("land"));
        assertThat(organisation.groupsOf("chief")).containsExactly("unit-land-heads");
        changes.savePerson(
                PersonEntry.of("chief", "鲁双", null).withHeadOf("land").withMemberOf("land"));
        assertThat(organisation.groupsOf("chief")).containsExactlyInAnyOrder("unit-land-heads", "unit-land");
        changes.leave("chief");
    }

    @Test
    void anAccountWithoutAnInitialPasswordOpensToNobody() {
        changes.savePerson(PersonEntry.of("new-one", "习新", null).withRoles(Role.AUDITOR));
        for (String guess : new String[] {"", "demo", "new-one", "习新"}) {
            assertThat(identity.checkPassword("new-one", guess)).isFalse();
        }
        changes.leave("new-one");
    }

    @Test
    void aLaterInitialPasswordChangesNothing() {
        changes.savePerson(PersonEntry.of("steady", "关定", null).withInitialPassword("the first"));
        changes.savePerson(PersonEntry.of("steady", "关定", null).withInitialPassword("the second"));
        assertThat(identity.checkPassword("steady", "the first")).isTrue();
        changes.leave("steady");
    }

    @Test
    void anInactiveUnitGetsNothingNewButItsPeopleFinish() {
        changes.saveUnit(new UnitEntry("forest", "林业站", false, "town", true, true));
        changes.savePerson(PersonEntry.of("forester", "林森", null).withMemberOf("forest"));
        assertThat(organisation.responsible("forest")).isPresent();

        changes.saveUnit(new UnitEntry("forest", "林业站", false, "town", true, false));

        assertThat(organisation.responsible("forest")).isEmpty();
        assertThat(organisation.units()).extracting(Organisation.Unit::code).doesNotContain("forest");
        assertThat(engineGroups("forester")).contains("unit-forest");
        changes.leave("forester");
    }

    @Test
    void theLastAdministratorStays() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> changes.leave("admin"))
                .withMessageContaining("系统管理员");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> changes.savePerson(PersonEntry.of("admin", "黎洋", null)));
        assertThat(engineGroups("admin")).containsExactly("camunda-admin");
        assertThatThrownBy(() -> changes.leave("nobody")).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsInLineIsLeftAlone() {
        changing.reconcile();
        assertThat(changing.reconcile()).isZero();
    }

    @Test
    void whatWasChangedBehindTheOrganisationsBackIsPutRight() {
        changing.reconcile();
        identity.createMembership("admin", "discipline-inspection");
        identity.deleteMembership("convener", "conveners");
        User renamed = identity.createUserQuery().userId("auditor").singleResult();
        renamed.setFirstName("总召集人");
        identity.saveUser(renamed);
        identity.saveUser(identity.newUser("stranger"));
        identity.createMembership("stranger", "discipline-inspection");

        assertThat(changing.reconcile()).isEqualTo(4);

        assertThat(engineGroups("admin")).containsExactly("camunda-admin");
        assertThat(engineGroups("convener")).contains("conveners");
        assertThat(identity.createUserQuery().userId("auditor").singleResult().getFirstName())
                .isEqualTo("金鸣");
        assertThat(engineGroups("stranger")).isEmpty();
        assertThat(identity.createUserQuery().userId("stranger").count())
                .as("not ours to delete")
                .isOne();
        identity.deleteUser("stranger");
    }

    @Test
    void manyComeAtOnceAndTheEngineFollows() {
        List<PersonEntry> many = IntStream.range(0, 300)
                .mapToObj(i -> PersonEntry.of("many-" + i, "某人", null).withMemberOf("civil", "land"))
                .toList();
        changes.save(new OrganisationEntries(List.of(), List.of(), List.of(), many));
        assertThat(identity.createUserQuery().memberOfGroup("unit-land").count())
                .isGreaterThan(300);
        assertThat(changing.reconcile()).isZero();

        jdbc.sql("update person set active = false where user_id like 'many-%'").update();
        assertThat(changing.reconcile()).isEqualTo(300);
        assertThat(identity.createUserQuery().userIdIn("many-0", "many-299").count())
                .isZero();
    }

    private Task taskOf(String candidateGroup, String assignee) {
        Task task = tasks.newTask();
        task.setName("办理");
        tasks.saveTask(task);
        if (candidateGroup != null) {
            tasks.addCandidateGroup(task.getId(), candidateGroup);
        }
        tasks.setAssignee(task.getId(), assignee);
        assertThat(rightsOn(task.getId(), assignee)).isOne();
        return task;
    }

    private Task task(String id) {
        return tasks.createTaskQuery().taskId(id).singleResult();
    }

    private int rightsOn(String taskId, String userId) {
        return jdbc.sql("select count(*) from act_ru_authorization where resource_id_ = ? and user_id_ = ?")
                .params(taskId, userId)
                .query(Integer.class)
                .single();
    }

    private Set<String> engineGroups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private Group group(String id) {
        return identity.createGroupQuery().groupId(id).singleResult();
    }

    private static Map<String, Set<String>> demoGroups() {
        Map<String, Set<String>> groups = new TreeMap<>(Map.of(
                "registrar", Set.of("registrars"),
                "office", Set.of("joint-meeting-office"),
                "office-2", Set.of("joint-meeting-office"),
                "convener", Set.of("conveners"),
                "deputy", Set.of("deputy-conveners"),
                "leader-1", Set.of("lead-leaders", "unit-town-heads"),
                "leader-2", Set.of("lead-leaders", "unit-town-heads"),
                "discipline", Set.of("discipline-inspection"),
                "auditor", Set.of("auditors"),
                "admin", Set.of("camunda-admin")));
        groups.putAll(Map.of(
                "unit-civil", Set.of("unit-civil"),
                "unit-civil-2", Set.of("unit-civil"),
                "unit-land", Set.of("unit-land"),
                "unit-labour", Set.of("unit-labour"),
                "head-civil", Set.of("unit-civil-heads"),
                "head-land", Set.of("unit-land-heads"),
                "head-labour", Set.of("unit-labour-heads"),
                "review-county", Set.of("review-bodies", "unit-county"),
                "review-city", Set.of("review-bodies", "unit-city")));
        for (String district : new String[] {"east", "west", "south", "north"}) {
            groups.put("district-" + district, Set.of("district-" + district));
            String village = "village-" + district;
            groups.put("mediator-" + district, Set.of("mediators", village + "-1", village + "-2", village + "-3"));
        }
        return groups;
    }
}
