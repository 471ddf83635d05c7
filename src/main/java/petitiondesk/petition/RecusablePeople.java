package petitiondesk.petition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;

/** Of whom a petitioner may ask that he keep out: whoever is concerned now, and the units that had the case before. */
@Component
class RecusablePeople {

    private final JdbcClient jdbc;
    private final CasePeople people;
    private final Recusals recusals;
    private final Organisation organisation;

    RecusablePeople(JdbcClient jdbc, CasePeople people, Recusals recusals, Organisation organisation) {
        this.jdbc = jdbc;
        this.people = people;
        this.recusals = recusals;
        this.organisation = organisation;
    }

    /** Names by user id. */
    Map<String, String> of(PetitionCourse course) {
        Map<String, String> all = new LinkedHashMap<>(people.concerned(course));
        jdbc
                .sql("select distinct from_unit from unit_change where petition_number = :number")
                .param("number", course.number())
                .query(String.class)
                .list()
                .stream()
                .flatMap(unit -> organisation.responsible(unit).stream())
                .flatMap(unit -> Stream.of(unit.group(), unit.headsGroup()))
                .flatMap(group -> organisation.members(group).stream())
                .forEach(person -> all.putIfAbsent(person.userId(), person.name()));
        recusals.of(course.number()).forEach(one -> all.remove(one.userId()));
        return all;
    }
}
