package petitiondesk.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.advice.IssuingAdvice;
import petitiondesk.outside.Finding;
import petitiondesk.petition.CaseReversals;
import petitiondesk.petition.CaseTurns;
import petitiondesk.petition.Reviews;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A check that cannot fail is worth nothing: each fault is planted in a transaction that is then rolled back. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementIT {

    @Autowired
    private Office office;

    @Autowired
    private Reviews reviews;

    @Autowired
    private CaseTurns turns;

    @Autowired
    private CaseReversals reversals;

    @Autowired
    private IssuingAdvice advice;

    @Autowired
    private DataSource database;

    @Autowired
    private MovableClock clock;

    /** One petition at each place of the course, by the status that it has there. */
    private Map<String, String> numbers;

    /** What other tests left in the database. */
    private List<Finding> untouched;

    @BeforeAll
    void oneAtEachPlace() throws SQLException {
        numbers = new EachPlace(office, reviews, turns, reversals, advice, clock).numbers();
        untouched = after();
    }

    @Test
    void petitionsThatWentTheirWayAgree() {
        assertThat(untouched)
                .filteredOn(finding -> numbers.containsValue(finding.subject()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("petitiondesk.chaos.PlantedFaults#all")
    void plantedFaultsAreFound(String rule, String place, String fault) throws SQLException {
        String number = numbers.get(place);
        List<Finding> found = after(fault.replace("$number", "'" + number + "'")
                .replace(
                        "$instance",
                        "(select process_instance_id from petition_course where number = '" + number + "')"));
        found.removeAll(untouched);
        assertThat(found).extracting(Finding::rule).contains(rule);
        assertThat(found)
                .filteredOn(finding -> finding.rule().equals(rule))
                .allSatisfy(finding -> assertThat(finding.text()).isNotBlank());
    }

    @Test
    void everyRuleIsShownToFail() {
        TreeSet<String> shown = new TreeSet<>();
        PlantedFaults.all().forEach(fault -> shown.add((String) fault.get()[0]));
        assertThat(shown).containsAll(Agreement.rules().keySet()).contains("running limits", "due dates", "timers");
    }

    /** What is found after the statements, which leave no trace; without triggers, or append-only tables refuse them. */
    private List<Finding> after(String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (String sql : statements) {
                    statement.execute(sql);
                }
                return new ArrayList<>(Agreement.check(new SingleConnectionDataSource(connection, true)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
