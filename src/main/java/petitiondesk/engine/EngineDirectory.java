package petitiondesk.engine;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.AccessDirectory;
import petitiondesk.organisation.MembershipsChanged;
import petitiondesk.organisation.Role;
import petitiondesk.organisation.TaskGivenBack;

/**
 * The engine's users, groups and memberships, as the organisation has them. Users that the organisation does not know are
 * left alone, except that they have no place in its groups.
 */
@Component
class EngineDirectory implements AccessDirectory {

    /**
     * Everybody who works on petitions: one group to grant Tasklist to. Granting it to each role, unit and village instead
     * would put hundreds of rows into every task query's joins.
     */
    static final String STAFF = "staff";

    private static final Group STAFF_GROUP = new Group(STAFF, "全体工作人员");

    private static final int MANY = 500;

    private static final String ASSIGNED = """
            select t.id_, t.assignee_, t.name_, p.business_key_ as subject from act_ru_task t
            left join act_ru_execution p on p.id_ = t.proc_inst_id_
            where t.assignee_ = any (:users)""";

    /** Tasks offered to groups, in none of which their holder is any more. */
    private static final String OUTSIDE_THEIR_GROUPS = """
             and exists (select from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null)
            and not exists (select from act_ru_identitylink l
                left join act_id_membership m on m.group_id_ = l.group_id_
                where l.task_id_ = t.id_ and l.type_ = 'candidate'
                and t.assignee_ in (l.user_id_, m.user_id_))""";

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ApplicationEventPublisher events;
    private final String unusablePassword;

    EngineDirectory(@Lazy ProcessEngine engine, JdbcClient jdbc, JdbcTemplate batch, ApplicationEventPublisher events) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.batch = batch;
        this.events = events;
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        // a real hash, so that trying such an account takes as long as trying any other
        this.unusablePassword = BcryptEncryptor.PREFIX
                + new BcryptEncryptor().encrypt(Base64.getEncoder().encodeToString(random));
    }

    @Override
    public Secret prepare(String password, boolean random) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        String salt = configuration.getSaltGenerator().generateSalt();
        BcryptEncryptor bcrypt = random ? BcryptEncryptor.forRandomPasswords() : new BcryptEncryptor();
        return new Secret(salt, BcryptEncryptor.PREFIX + bcrypt.encrypt(EncryptionUtil.saltPassword(password, salt)));
    }

    @Override
    public void renew(Map<String, Secret> passwords) {
        // in one batch, past the engine, which would read and write account by account
        batch.batchUpdate(
                "update act_id_user set pwd_ = ?, salt_ = ?, rev_ = rev_ + 1 where id_ = ?",
                passwords.entrySet().stream()
                        .map(entry -> new Object[] {
                            entry.getValue().hash(), entry.getValue().salt(), entry.getKey()
                        })
                        .toList());
    }

    @Override
    public int follow(Access access, Map<String, Secret> initialPasswords) {
        Differences differences = differences(access);
        return EngineAccess.unrestricted(engine, () -> {
            // one command: the engine writes it all in one flush, in batches
            commands().execute(context -> {
                write(context, differences, initialPasswords);
                return null;
            });
            giveTasksBack(differences);
            if (differences.moved()) {
                events.publishEvent(new MembershipsChanged());
            }
            if (differences.count() >= MANY) {
                // else the planner goes on as if there were a handful of people until it happens to look again
                jdbc.sql("analyze act_ru_authorization, act_id_membership, act_id_user")
                        .update();
            }
            return differences.count();
        });
    }

    private Differences differences(Access access) {
        List<Group> groups =
                Stream.concat(access.groups().stream(), Stream.of(STAFF_GROUP)).toList();
        Map<String, Group> knownGroups = jdbc
                .sql("select id_, name_ from act_id_group")
                .query((row, i) -> new Group(row.getString("id_"), row.getString("name_")))
                .list()
                .stream()
                .collect(Collectors.toMap(Group::id, Function.identity()));
        Map<String, Profile> knownUsers = new HashMap<>();
        jdbc.sql("select id_, first_, last_, email_ from act_id_user").query(row -> {
            knownUsers.put(
                    row.getString("id_"),
                    new Profile(row.getString("first_"), row.getString("last_"), row.getString("email_")));
        });
        Map<String, Set<String>> knownMemberships = new HashMap<>();
        Set<String> managedGroups = groups.stream().map(Group::id).collect(Collectors.toSet());
        jdbc.sql("select user_id_, group_id_ from act_id_membership").query(row -> {
            if (managedGroups.contains(row.getString("group_id_"))) {
                knownMemberships
                        .computeIfAbsent(row.getString("user_id_"), user -> new HashSet<>())
                        .add(row.getString("group_id_"));
            }
        });

        Differences differences = new Differences();
        groups.stream()
                .filter(group -> !group.equals(knownGroups.get(group.id())))
                .forEach(differences.groups::add);
        for (Account account : access.accounts()) {
            Profile known = knownUsers.get(account.userId());
            Set<String> has = knownMemberships.getOrDefault(account.userId(), Set.of());
            knownMemberships.remove(account.userId());
            if (!account.active()) {
                if (known != null) {
                    differences.left.add(account.userId());
                }
                continue;
            }
            if (known == null) {
                differences.arrived.add(account);
            } else if (!known.equals(Profile.of(account))) {
                differences.renamed.add(account);
            }
            Set<String> shallHave = groupsOf(account);
            differences.joins.addAll(memberships(account.userId(), minus(shallHave, has)));
            differences.leaves.addAll(memberships(account.userId(), minus(has, shallHave)));
        }
        knownMemberships.forEach((stranger, in) -> differences.leaves.addAll(memberships(stranger, in)));
        return differences;
    }

    /** Whoever is more than an administrator works on petitions. */
    private static Set<String> groupsOf(Account account) {
        Set<String> groups = new HashSet<>(account.groups());
        if (groups.stream().anyMatch(group -> !group.equals(Role.ADMINISTRATOR.group()))) {
            groups.add(STAFF);
        }
        return groups;
    }

    private void write(CommandContext context, Differences differences, Map<String, Secret> initialPasswords) {
        WritableIdentityProvider identity = context.getWritableIdentityProvider();
        ReadOnlyIdentityProvider known = context.getReadOnlyIdentityProvider();
        for (Group group : differences.groups) {
            GroupEntity entity = Objects.requireNonNullElseGet((GroupEntity) known.findGroupById(group.id()), () ->
                    (GroupEntity) identity.createNewGroup(group.id()));
            entity.setName(group.name());
            // the engine's own type for its administrators, for people all other groups are alike
            entity.setType(group.id().equals(Role.ADMINISTRATOR.group()) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(entity);
        }
        for (Account account : differences.arrived) {
            UserEntity user = (UserEntity) identity.createNewUser(account.userId());
            describe(user, account);
            Secret password = initialPasswords.get(account.userId());
            if (password == null) {
                user.setDbPassword(unusablePassword);
            } else {
                // hashed beforehand: a thousand slow hashes would hold the transaction for minutes
                user.setSalt(password.salt());
                user.setDbPassword(password.hash());
            }
            identity.saveUser(user);
        }
        for (Account account : differences.renamed) {
            UserEntity user = (UserEntity) known.findUserById(account.userId());
            describe(user, account);
            identity.saveUser(user);
        }
        differences.leaves.forEach(membership -> identity.deleteMembership(membership.userId(), membership.groupId()));
        differences.joins.forEach(membership -> identity.createMembership(membership.userId(), membership.groupId()));
        // The history keeps the user id and the organisation the name: deleting loses nothing, and it is final for
        // every
        // way of signing in.
        differences.left.forEach(identity::deleteUser);
    }

    /** Web apps show "first last", so the whole Chinese name goes into the first. */
    private static void describe(UserEntity user, Account account) {
        user.setFirstName(account.name());
        user.setLastName("");
        user.setEmail(account.email());
    }

    private void giveTasksBack(Differences differences) {
        if (!differences.left.isEmpty()) {
            String[] left = differences.left.toArray(String[]::new);
            withdrawOffers(left);
            giveBack(
                    true,
                    jdbc.sql(ASSIGNED)
                            .param("users", left)
                            .query(EngineDirectory::assignment)
                            .list());
            // rights on single tasks, which the engine forgets to take back
            jdbc.sql("delete from act_ru_authorization where user_id_ = any (:users)")
                    .param("users", left)
                    .update();
        }
        Set<String> losers = differences.leaves.stream().map(Membership::userId).collect(Collectors.toSet());
        if (!losers.isEmpty()) {
            giveBack(
                    false,
                    jdbc.sql(ASSIGNED + OUTSIDE_THEIR_GROUPS)
                            .param("users", losers.toArray(String[]::new))
                            .query(EngineDirectory::assignment)
                            .list());
        }
    }

    /** Takes people who have left from the candidates of tasks that were offered to them by name. */
    private void withdrawOffers(String[] left) {
        jdbc.sql("""
                        select task_id_, user_id_ from act_ru_identitylink
                        where type_ = 'candidate' and task_id_ is not null and user_id_ = any (:users)""")
                .param("users", left)
                .query((row, i) -> new DeleteUserIdentityLinkCmd(
                        row.getString("task_id_"), row.getString("user_id_"), IdentityLinkType.CANDIDATE))
                .list()
                .forEach(command -> commands().execute(command));
    }

    private void giveBack(boolean left, List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            commands().execute(new AssignTaskCmd(assignment.taskId(), null));
            jdbc.sql("""
                            delete from act_ru_authorization
                            where user_id_ = :user and resource_type_ = :task and resource_id_ = :id""")
                    .param("user", assignment.userId())
                    .param("task", Resources.TASK.resourceType())
                    .param("id", assignment.taskId())
                    .update();
            List<String> groups = jdbc.sql("""
                            select g.name_ from act_ru_identitylink l join act_id_group g on g.id_ = l.group_id_
                            where l.task_id_ = :id and l.type_ = 'candidate' order by 1""")
                    .param("id", assignment.taskId())
                    .query(String.class)
                    .list();
            events.publishEvent(
                    new TaskGivenBack(assignment.subject(), assignment.name(), assignment.userId(), left, groups));
        }
    }

    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        return new Assignment(
                row.getString("id_"), row.getString("assignee_"), row.getString("name_"), row.getString("subject"));
    }

    private CommandExecutor commands() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static List<Membership> memberships(String userId, Collection<String> groups) {
        return groups.stream().map(group -> new Membership(userId, group)).toList();
    }

    private record Membership(String userId, String groupId) {}

    private record Assignment(String taskId, String userId, String name, String subject) {}

    private record Profile(String firstName, String lastName, String email) {

        static Profile of(Account account) {
            return new Profile(account.name(), "", account.email());
        }
    }

    /** What the engine has to change to be in line. */
    private static final class Differences {

        private final List<Group> groups = new ArrayList<>();
        private final List<Account> arrived = new ArrayList<>();
        private final List<Account> renamed = new ArrayList<>();
        private final List<String> left = new ArrayList<>();
        private final List<Membership> joins = new ArrayList<>();
        private final List<Membership> leaves = new ArrayList<>();

        boolean moved() {
            return !(left.isEmpty() && joins.isEmpty() && leaves.isEmpty());
        }

        int count() {
            return groups.size() + arrived.size() + renamed.size() + left.size() + joins.size() + leaves.size();
        }
    }
}
