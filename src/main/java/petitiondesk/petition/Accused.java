package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Responsible;
import petitiondesk.party.Parties;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/**
 * Whom of the staff an accusation is directed at. They are shut out of it from that moment; nothing is recorded that would leave
 * nobody to work on it.
 */
@Service
public class Accused {

    private static final String PERSON = "person:";
    private static final String UNIT = "unit:";
    private static final String NOBODY_LEFT = "登记后没有可以办理本件的纪检监察人员，不能登记。请把材料书面报送上级纪检监察机关，由其办理。";

    private final JdbcClient jdbc;
    private final ShutOuts shutOuts;
    private final Parties parties;
    private final Organisation organisation;
    private final CaseHistory history;
    private final AccusationProcess process;
    private final Clock clock;

    Accused(
            JdbcClient jdbc,
            ShutOuts shutOuts,
            Parties parties,
            Organisation organisation,
            CaseHistory history,
            AccusationProcess process,
            Clock clock) {
        this.jdbc = jdbc;
        this.shutOuts = shutOuts;
        this.parties = parties;
        this.organisation = organisation;
        this.history = history;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Somebody, or a unit, that an accusation is directed at.
     *
     * @param recordedBy user id, or null where the desk found the name in the petition
     */
    public record Entry(String userId, String responsible, String recordedBy, Instant at) {

        boolean isPerson() {
            return userId != null;
        }
    }

    /** Everybody and every unit on record, oldest first. */
    List<Entry> of(String number) {
        return jdbc.sql("""
                select user_id, responsible, recorded_by, at from accused where petition_number = :number
                order by id""").param("number", number).query(Entry.class).list();
    }

    /** Whom one can choose from: everybody of the staff, and every unit, district and village. */
    public List<ReferenceLists.Option> options() {
        List<ReferenceLists.Option> options = new ArrayList<>();
        organisation.people().stream()
                .filter(Person::active)
                .forEach(person -> options.add(new ReferenceLists.Option(
                        "%s（%s）".formatted(person.name(), person.userId()), PERSON + person.userId())));
        organisation
                .responsibles()
                .forEach(unit -> options.add(new ReferenceLists.Option(unit.name(), UNIT + unit.code())));
        return options;
    }

    /**
     * Refuses what nobody could have chosen.
     *
     * @throws Refusal naming the field {@code accused}
     */
    public void check(Collection<String> chosen) {
        chosen.forEach(this::entry);
    }

    /**
     * Records whom the accusation is directed at.
     *
     * @param chosen as {@link #options} has them
     * @throws Refusal naming the field {@code accused}; also if nobody would be left to work on the accusation
     */
    @Transactional
    public void record(String number, Collection<String> chosen, String userId) {
        List<Entry> entries = chosen.stream().map(this::entry).toList();
        entries.forEach(entry -> add(number, entry, userId));
        requireInspectors(number, "accused", NOBODY_LEFT);
    }

    private Entry entry(String chosen) {
        String user = chosen.startsWith(PERSON) ? chosen.substring(PERSON.length()) : null;
        String unit = chosen.startsWith(UNIT) ? chosen.substring(UNIT.length()) : null;
        boolean known = user != null && organisation.person(user).isPresent()
                || unit != null && organisation.responsible(unit).isPresent();
        new FieldChecks().require(known, "accused", "被反映的人员或者单位不在组织机构中").done();
        return new Entry(user, unit, null, null);
    }

    /**
     * Records those of discipline inspection whom the petition names as the one it is directed at, and the unit that it names.
     * Whoever only has the same name is shut out, too: better one inspector less than the accused himself.
     */
    void recordNamed(String number) {
        Set<String> respondents = parties.all(number).stream()
                .filter(party -> party.part() == Parties.Part.RESPONDENT && party.name() != null)
                .map(Parties.FullParty::name)
                .collect(Collectors.toSet());
        if (respondents.isEmpty()) {
            return;
        }
        shutOuts.members().stream()
                .filter(person -> respondents.stream().anyMatch(name -> name.contains(person.name())))
                .forEach(person -> add(number, new Entry(person.userId(), null, null, null), null));
        organisation.responsibles().stream()
                .filter(unit -> respondents.contains(unit.name()))
                .forEach(unit -> add(number, new Entry(null, unit.code(), null, null), null));
        requireInspectors(number, "respondent", "本件反映的对象涉及本平台的纪检监察人员，不能在这里登记。请直接向上级纪检监察机关书面反映。");
    }

    /**
     * Leaves the accusation's open tasks to those who are not shut out of it.
     *
     * @throws Refusal if somebody is shut out and nobody remains
     */
    void keepApart(String number) {
        if (shutOuts.anyFor(number)) {
            process.onlyFor(number, requireInspectors(number, "reason", NOBODY_LEFT));
        }
    }

    /** Offers the open tasks to those who may work on it now; where nobody is left they wait for whoever comes. */
    void renew(String number) {
        process.onlyFor(number, inspectors(number));
    }

    private Set<String> inspectors(String number) {
        return shutOuts.inspectors(number).stream()
                .map(Person::userId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> requireInspectors(String number, String field, String refusal) {
        Set<String> inspectors = inspectors(number);
        new FieldChecks()
                .require(!inspectors.isEmpty() || !shutOuts.anyFor(number), field, refusal)
                .done();
        return inspectors;
    }

    private void add(String number, Entry entry, String by) {
        int added = jdbc.sql("""
                insert into accused (petition_number, user_id, responsible, recorded_by, at)
                values (:number, :user, :unit, :by, :at) on conflict do nothing""")
                .param("number", number)
                .param("user", entry.userId())
                .param("unit", entry.responsible())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (added == 1) {
            history.note(number, by, EventKind.ACCUSED, "登记%s为被反映人，不得参与和知悉本件。".formatted(nameOf(entry)));
        }
    }

    String nameOf(Entry entry) {
        return entry.isPerson()
                ? organisation.person(entry.userId()).map(Person::name).orElse(entry.userId())
                : organisation
                        .responsible(entry.responsible())
                        .map(Responsible::name)
                        .orElse(entry.responsible());
    }
}
