package petitiondesk.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.organisation.Role;
import petitiondesk.platform.StartStep;

/**
 * What each group may do in the engine beside its tasks, brought in line at every start. A task is not granted here: the
 * engine lets its candidates and assignee work on it, and nobody else. Nor are filters, each of which has its own readers.
 *
 * <p>Grants only. A single revoke row would cost every query a second look (authorizationCheckRevokes is off).
 */
@Component
@Order(StaffGrants.ORDER)
class StaffGrants implements StartStep {

    static final int ORDER = 40;

    private static final Logger log = LoggerFactory.getLogger(StaffGrants.class);
    private static final String PETITION = "petition";
    private static final String MEETING = "joint-meeting";
    private static final String SUPERVISION = "supervision-order";
    private static final String ADVICE = "improvement-advice";
    private static final String ACCUSATION = "accusation";

    /** Whoever may read a definition may count its cases, too: that of accusations is for discipline inspection. */
    private static final List<String> OPEN_TO_ALL = List.of(PETITION, MEETING, SUPERVISION, ADVICE);

    private static final String ADMINISTRATORS = Role.ADMINISTRATOR.group();

    /** Granted by others: tasks by the engine, filters by whoever makes them. */
    private static final Set<Resources> NOT_OURS = EnumSet.of(Resources.TASK, Resources.FILTER);

    /** Who takes petitions in, and what: the start form is offered to them, its rules decide the rest. */
    private static final Map<Role, String> INTAKE = Map.of(
            Role.REGISTRAR, "whatever comes to the counter",
            Role.DISCIPLINE, "accusations brought to them directly",
            Role.OFFICE, "items assigned by superiors and reception days",
            Role.MEDIATOR, "disputes that they come upon");

    static final List<Grant> GRANTS = Stream.of(standing(), definitions(), intake(), meetings())
            .flatMap(List::stream)
            .toList();

    private static List<Grant> definitions() {
        String named = "Tasklist shows the name of a task's process; instances and history need other permissions";
        Stream<Grant> open = OPEN_TO_ALL.stream()
                .flatMap(process -> Stream.of(
                        reading(EngineDirectory.STAFF, process, named),
                        reading(ADMINISTRATORS, process, "which models are in use")));
        return Stream.concat(open, Stream.of(reading(Role.DISCIPLINE.group(), ACCUSATION, named)))
                .toList();
    }

    private static Grant reading(String group, String process, String reason) {
        return grant(group, Resources.PROCESS_DEFINITION, process, reason, Permissions.READ);
    }

    private static List<Grant> meetings() {
        String conveners = Role.CONVENER.group();
        String deputies = Role.DEPUTY_CONVENER.group();
        String named = "Tasklist shows by name who else may sign, not by group id";
        return List.of(
                grant(
                        Role.OFFICE.group(),
                        Resources.PROCESS_DEFINITION,
                        MEETING,
                        "call a meeting beside the monthly ones",
                        Permissions.CREATE_INSTANCE),
                grant(conveners, Resources.GROUP, deputies, named, Permissions.READ),
                grant(deputies, Resources.GROUP, conveners, named, Permissions.READ));
    }

    private static List<Grant> intake() {
        return INTAKE.entrySet().stream()
                .flatMap(entry -> Stream.of(
                        grant(
                                entry.getKey().group(),
                                Resources.PROCESS_DEFINITION,
                                PETITION,
                                entry.getValue(),
                                Permissions.CREATE_INSTANCE),
                        grant(
                                entry.getKey().group(),
                                Resources.PROCESS_INSTANCE,
                                ANY,
                                entry.getValue(),
                                Permissions.CREATE)))
                .toList();
    }

    private static List<Grant> standing() {
        return List.of(
                grant(
                        EngineDirectory.STAFF,
                        Resources.APPLICATION,
                        "tasklist",
                        "do their work there",
                        Permissions.ACCESS),
                grant(
                        EngineDirectory.STAFF,
                        Resources.APPLICATION,
                        "welcome",
                        "change their password",
                        Permissions.ACCESS),
                grant(
                        EngineDirectory.STAFF,
                        Resources.USER,
                        ANY,
                        "Tasklist shows who has taken a task by name, not by user id",
                        Permissions.READ),
                // An administrator reads neither tasks nor instances, history or variables: no Tasklist, no Cockpit,
                // and no
                // right to write authorizations, groups or memberships, with which he could give himself the rest in
                // two
                // clicks. Who belongs where is decided in the organisation's tables, which the engine follows.
                // The engine itself lets its group camunda-admin (adminGroups, added to whatever is configured) unlock
                // users, start the history clean-up and read licence, metrics and table pages, the last by Java only.
                // No
                // query skips its checks for that group, so it stays: locked accounts need somebody who unlocks them.
                grant(ADMINISTRATORS, Resources.APPLICATION, "admin", "accounts", Permissions.ACCESS),
                grant(ADMINISTRATORS, Resources.APPLICATION, "welcome", "change their password", Permissions.ACCESS),
                grant(
                        ADMINISTRATORS,
                        Resources.USER,
                        ANY,
                        "new passwords for those who forgot theirs",
                        Permissions.READ,
                        Permissions.UPDATE),
                grant(ADMINISTRATORS, Resources.GROUP, ANY, "see who is in which group", Permissions.READ),
                grant(ADMINISTRATORS, Resources.AUTHORIZATION, ANY, "see who may do what", Permissions.READ),
                grant(ADMINISTRATORS, Resources.SYSTEM, ANY, "engine version and load", SystemPermissions.READ),
                grant(ADMINISTRATORS, Resources.DEPLOYMENT, ANY, "which models are in use", Permissions.READ));
    }

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StaffGrants(ProcessEngine engine, JdbcClient jdbc, TransactionTemplate transaction) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void perform() {
        int changes = EngineAccess.unrestricted(engine, this::bringInLine);
        log.info("Grants of staff groups are in line ({} changes)", changes);
    }

    /** @return the number of changes */
    int bringInLine() {
        return transaction.execute(status -> {
            // two nodes that start together take turns; the lock ends with the transaction
            jdbc.sql("select pg_advisory_xact_lock(hashtext('petitiondesk.grants'))")
                    .query((row, i) -> row.getString(1))
                    .list();
            return write();
        });
    }

    private int write() {
        AuthorizationService authorizations = engine.getAuthorizationService();
        Map<Place, Authorization> there = new HashMap<>();
        for (Authorization authorization : authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(GRANTS.stream().map(Grant::group).distinct().toArray(String[]::new))
                .list()) {
            there.put(Place.of(authorization), authorization);
        }
        int changes = 0;
        for (Grant grant : GRANTS) {
            Authorization authorization = there.remove(grant.place());
            if (authorization == null) {
                authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
                authorization.setGroupId(grant.group());
                authorization.setResource(grant.resource());
                authorization.setResourceId(grant.resourceId());
            } else if (!grant.isAllOf(authorization)) {
                authorization.setPermissions(new Permission[0]);
            } else {
                continue;
            }
            grant.permissions().forEach(authorization::addPermission);
            authorizations.saveAuthorization(authorization);
            changes++;
        }
        // what an earlier release granted and this one does not
        for (Authorization left : there.values()) {
            if (isOurs(left)) {
                authorizations.deleteAuthorization(left.getId());
                changes++;
            }
        }
        return changes;
    }

    private static boolean isOurs(Authorization authorization) {
        boolean ownGroup = authorization.getResourceType() == Resources.GROUP.resourceType()
                && authorization.getResourceId().equals(authorization.getGroupId());
        return !ownGroup
                && NOT_OURS.stream().noneMatch(resource -> resource.resourceType() == authorization.getResourceType());
    }

    private static Grant grant(
            String group, Resources resource, String resourceId, String reason, Permission... permissions) {
        return new Grant(group, resource, resourceId, reason, Set.of(permissions));
    }

    /**
     * A right of a group.
     *
     * @param reason what the group needs it for
     */
    record Grant(String group, Resource resource, String resourceId, String reason, Set<Permission> permissions) {

        Place place() {
            return new Place(group, resource.resourceType(), resourceId);
        }

        /** Whether the row grants this and nothing more. */
        boolean isAllOf(Authorization authorization) {
            int bits = permissions.stream().mapToInt(Permission::getValue).reduce(0, (a, b) -> a | b);
            return ((AuthorizationEntity) authorization).getPermissions() == bits;
        }
    }

    /** What a grant is about; the engine keeps one row for each. */
    record Place(String group, int resourceType, String resourceId) {

        static Place of(Authorization authorization) {
            return new Place(
                    authorization.getGroupId(), authorization.getResourceType(), authorization.getResourceId());
        }
    }
}
