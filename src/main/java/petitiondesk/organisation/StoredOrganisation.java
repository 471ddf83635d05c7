package petitiondesk.organisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisation as the tables have it. */
@Component
class StoredOrganisation implements Organisation {

    private static final String RESPONSIBLE =
            "select code, name, kind, group_id as \"group\", heads_group from responsible_body where available";
    private static final String UNIT = "select code, name, organ, superior, handles from unit where active";
    private static final String DISTRICT = "select code, name, unit from district where active";
    private static final String VILLAGE = "select code, name, district from village where active";
    private static final String PERSON = "select p.user_id, p.name, p.email, p.active from person p";

    private final JdbcClient jdbc;

    StoredOrganisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Responsible> responsible(String code) {
        return jdbc.sql(RESPONSIBLE + " and code = :code")
                .param("code", code)
                .query(Responsible.class)
                .optional();
    }

    @Override
    public List<Responsible> responsibles() {
        return jdbc.sql(
                        RESPONSIBLE
                                + " order by case kind when 'UNIT' then 1 when 'DISTRICT' then 2 else 3 end, code collate \"C\"")
                .query(Responsible.class)
                .list();
    }

    @Override
    public List<Unit> units() {
        return jdbc.sql(UNIT + " order by code collate \"C\"").query(Unit.class).list();
    }

    @Override
    public List<District> districts() {
        return jdbc.sql(DISTRICT + " order by code collate \"C\"")
                .query(District.class)
                .list();
    }

    @Override
    public List<Village> villages() {
        return jdbc.sql(VILLAGE + " order by code collate \"C\"")
                .query(Village.class)
                .list();
    }

    @Override
    public Optional<District> district(String code) {
        return jdbc.sql(DISTRICT + " and code = :code")
                .param("code", code)
                .query(District.class)
                .optional();
    }

    @Override
    public Optional<Village> village(String code) {
        return jdbc.sql(VILLAGE + " and code = :code")
                .param("code", code)
                .query(Village.class)
                .optional();
    }

    @Override
    public Optional<Person> person(String userId) {
        return jdbc.sql(PERSON + " where user_id = :user")
                .param("user", userId)
                .query(Person.class)
                .optional();
    }

    @Override
    public List<Person> people() {
        return jdbc.sql(PERSON + " order by user_id").query(Person.class).list();
    }

    @Override
    public List<Person> members(String group) {
        return jdbc.sql(PERSON + " join group_membership m using (user_id) where m.group_id = :group order by user_id")
                .param("group", group)
                .query(Person.class)
                .list();
    }

    @Override
    public Set<String> groupsOf(String userId) {
        return jdbc.sql("select group_id from group_membership where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .set();
    }

    @Override
    public Optional<Unit> nextSuperior(String unitCode) {
        return jdbc.sql(UNIT + " and code = (select superior from unit where code = :code)")
                .param("code", unitCode)
                .query(Unit.class)
                .optional();
    }
}
