package petitiondesk.petition;

import java.util.HashMap;
import java.util.Map;

/**
 * Which petitions somebody may see as a repeat of another one, or as one that is repeated. That is what he may see at all,
 * but for petitioners who asked for secrecy: a link would tell the unit that handles one of their petitions which other ones
 * are theirs, so only those who see the whole register see it.
 */
record LinkRights(CaseAccess.Scope scope) {

    /** Condition on {@code p} and {@code c}, a petition and its course. */
    static final String SQL = """
            ((c.restricted and :accusations and p.number <> all(:shutOut))
             or (not c.restricted
                 and (:everything
                      or not p.confidential and (c.responsible = any(:responsibles) or c.district = any(:districts)))))""";

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("accusations", scope.accusations());
        parameters.put("shutOut", scope.shutOut().toArray(String[]::new));
        parameters.put("everything", scope.everything());
        parameters.put("responsibles", scope.responsibles().toArray(String[]::new));
        parameters.put("districts", scope.districts().toArray(String[]::new));
        return parameters;
    }

    boolean covers(Petition petition, PetitionCourse course) {
        boolean whole = course.restricted() ? scope.accusations() : scope.everything();
        return scope.covers(course) && (whole || !petition.confidential());
    }
}
