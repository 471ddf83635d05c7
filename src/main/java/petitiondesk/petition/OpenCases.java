package petitiondesk.petition;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases are still open with whom: numbers only, which tell nothing about a case. */
@Component
public class OpenCases {

    private final JdbcClient jdbc;

    OpenCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of open cases by the code of the unit, district or village that handles; those without any are left out. */
    public Map<String, Integer> handledBy(Collection<String> codes) {
        Map<String, Integer> counts = new TreeMap<>();
        jdbc.sql("""
                        select responsible, count(*) as cases from petition_course c
                        where responsible = any (:codes) and not (""" + LedgerSearch.ENDED + ") group by responsible")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    counts.put(row.getString("responsible"), row.getInt("cases"));
                });
        return counts;
    }
}
