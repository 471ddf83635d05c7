package petitiondesk.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.AccessDirectory.Access;
import petitiondesk.organisation.AccessDirectory.Account;
import petitiondesk.organisation.AccessDirectory.Group;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** Writes the organisation's tables, in batches, and reads them as a whole. */
@Component
class OrganisationTables {

    private static final List<String> BELONGINGS =
            List.of("person_role", "unit_member", "district_secretary", "village_mediator");

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    OrganisationTables(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Lets one change at a time through, on whichever node; the lock ends with the transaction. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('petitiondesk.organisation'))")
                .query((row, i) -> row.getString(1))
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from unit) and not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    boolean hasAdministrator() {
        return jdbc.sql("select exists (select from group_membership where group_id = :group)")
                .param("group", Role.ADMINISTRATOR.group())
                .query(Boolean.class)
                .single();
    }

    Bodies bodies() {
        return new Bodies(
                byCode(
                        jdbc.sql("select code, name, organ, superior, handles, active from unit")
                                .query(UnitEntry.class)
                                .list(),
                        UnitEntry::code),
                byCode(
                        jdbc.sql("select code, name, unit, active from district")
                                .query(DistrictEntry.class)
                                .list(),
                        DistrictEntry::code),
                byCode(
                        jdbc.sql("select code, name, district, active from village")
                                .query(VillageEntry.class)
                                .list(),
                        VillageEntry::code));
    }

    /** All that concerns access, inactive units' groups and people who left included. */
    Access access() {
        List<Group> groups = new ArrayList<>();
        for (Role role : Role.values()) {
            groups.add(new Group(role.group(), role.title()));
        }
        jdbc.sql("select kind, group_id, heads_group, name from responsible_body")
                .query(row -> {
                    groups.add(new Group(row.getString("group_id"), row.getString("name")));
                    if (row.getString("kind").equals("UNIT")) {
                        groups.add(new Group(row.getString("heads_group"), row.getString("name") + "（负责人）"));
                    }
                });
        Map<String, Set<String>> memberships = new HashMap<>();
        jdbc.sql("select user_id, group_id from group_membership").query(row -> {
            memberships
                    .computeIfAbsent(row.getString("user_id"), user -> new TreeSet<>())
                    .add(row.getString("group_id"));
        });
        List<Account> accounts = jdbc.sql("select user_id, name, email, active from person")
                .query((row, i) -> new Account(
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("active"),
                        memberships.getOrDefault(row.getString("user_id"), Set.of())))
                .list();
        return new Access(groups, accounts);
    }

    void write(OrganisationEntries entries) {
        insert(
                """
                insert into unit (code, name, organ, superior, handles, active) values (?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, organ = excluded.organ,
                    superior = excluded.superior, handles = excluded.handles, active = excluded.active""",
                entries.units().stream()
                        .map(unit -> row(
                                unit.code(),
                                unit.name().strip(),
                                unit.organ(),
                                unit.superior(),
                                unit.handles(),
                                unit.active())));
        insert(
                """
                insert into district (code, name, unit, active) values (?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, unit = excluded.unit, active = excluded.active""",
                entries.districts().stream()
                        .map(district ->
                                row(district.code(), district.name().strip(), district.unit(), district.active())));
        insert(
                """
                insert into village (code, name, district, active) values (?, ?, ?, ?)
                on conflict (code) do update
                set name = excluded.name, district = excluded.district, active = excluded.active""",
                entries.villages().stream()
                        .map(village ->
                                row(village.code(), village.name().strip(), village.district(), village.active())));
        writePeople(entries.people());
    }

    void addRole(String userId, Role role) {
        jdbc.sql("insert into person_role (user_id, role_group) values (?, ?) on conflict do nothing")
                .params(userId, role.group())
                .update();
    }

    /** @return how many of them were there until now */
    int markAsLeft(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return 0;
        }
        int left = jdbc.sql("update person set active = false where user_id = any (?) and active")
                .param(userIds.toArray(String[]::new))
                .update();
        // One who is taken back later starts without what he had.
        removeBelongings(List.copyOf(userIds));
        jdbc.sql("delete from first_password where user_id = any (?)")
                .param(userIds.toArray(String[]::new))
                .update();
        return left;
    }

    /** Everything, in the order of codes and user ids. */
    Stored stored() {
        Bodies bodies = bodies();
        Map<String, String> left = new TreeMap<>();
        jdbc.sql("select user_id, name from person where not active").query(row -> {
            left.put(row.getString("user_id"), row.getString("name"));
        });
        return new Stored(
                new OrganisationEntries(
                        sorted(bodies.units()), sorted(bodies.districts()), sorted(bodies.villages()), people()),
                left);
    }

    /** Everybody who is there, by user id. */
    List<PersonEntry> people() {
        Map<String, Set<String>> roles = belongings("select user_id, role_group from person_role");
        Map<String, Set<String>> members = belongings("select user_id, unit from unit_member where not head");
        Map<String, Set<String>> heads = belongings("select user_id, unit from unit_member where head");
        Map<String, Set<String>> secretaries = belongings("select user_id, district from district_secretary");
        Map<String, Set<String>> mediators = belongings("select user_id, village from village_mediator");
        return jdbc.sql("select user_id, name, email from person where active order by user_id collate \"C\"")
                .query((row, i) -> {
                    String user = row.getString("user_id");
                    return new PersonEntry(
                            user,
                            row.getString("name"),
                            row.getString("email"),
                            roles.getOrDefault(user, Set.of()).stream()
                                    .map(Role::ofGroup)
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.toSet()),
                            members.getOrDefault(user, Set.of()),
                            heads.getOrDefault(user, Set.of()),
                            secretaries.getOrDefault(user, Set.of()),
                            mediators.getOrDefault(user, Set.of()),
                            null);
                })
                .list();
    }

    private Map<String, Set<String>> belongings(String sql) {
        Map<String, Set<String>> all = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            all.computeIfAbsent(row.getString(1), user -> new TreeSet<>()).add(row.getString(2));
        });
        return all;
    }

    private static <T> List<T> sorted(Map<String, T> byCode) {
        return List.copyOf(new TreeMap<>(byCode).values());
    }

    private void writePeople(List<PersonEntry> people) {
        if (people.isEmpty()) {
            return;
        }
        insert(
                """
                insert into person (user_id, name, email, active) values (?, ?, ?, true)
                on conflict (user_id) do update set name = excluded.name, email = excluded.email, active = true""",
                people.stream()
                        .map(person -> row(person.userId(), person.name().strip(), blankToNull(person.email()))));
        removeBelongings(people.stream().map(PersonEntry::userId).toList());
        insert(
                "insert into person_role (user_id, role_group) values (?, ?)",
                each(people, person -> person.roles().stream().map(Role::group).toList()));
        insert(
                "insert into unit_member (user_id, unit, head) values (?, ?, false)",
                each(people, PersonEntry::memberOf));
        insert("insert into unit_member (user_id, unit, head) values (?, ?, true)", each(people, PersonEntry::headOf));
        insert(
                "insert into district_secretary (user_id, district) values (?, ?)",
                each(people, PersonEntry::secretaryOf));
        insert("insert into village_mediator (user_id, village) values (?, ?)", each(people, PersonEntry::mediatorIn));
    }

    private void removeBelongings(List<String> userIds) {
        for (String table : BELONGINGS) {
            jdbc.sql("delete from " + table + " where user_id = any (?)")
                    .param(userIds.toArray(String[]::new))
                    .update();
        }
    }

    private void insert(String sql, Stream<Object[]> rows) {
        batch.batchUpdate(sql, rows.toList());
    }

    private static Stream<Object[]> each(
            List<PersonEntry> people, Function<PersonEntry, Collection<String>> belongings) {
        return people.stream()
                .flatMap(person -> belongings.apply(person).stream().map(other -> row(person.userId(), other)));
    }

    private static Object[] row(Object... values) {
        return Arrays.copyOf(values, values.length, Object[].class);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> Map<String, T> byCode(List<T> bodies, Function<T, String> code) {
        return bodies.stream().collect(Collectors.toMap(code, Function.identity()));
    }
}
