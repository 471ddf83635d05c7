package petitiondesk.petition.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import petitiondesk.petition.Repeats;
import petitiondesk.security.CurrentUser;

/** The part of a case file that is about repeats; the rest opens without it. */
@Component
class CaseRepeats {

    private static final Logger log = LoggerFactory.getLogger(CaseRepeats.class);

    private final Repeats repeats;
    private final CurrentUser user;

    CaseRepeats(Repeats repeats, CurrentUser user) {
        this.repeats = repeats;
        this.user = user;
    }

    /** Links for everybody, suggestions for those who may decide. */
    Repeats.Overview of(String number) {
        if (!Repeats.mayDecide(user.groups())) {
            return new Repeats.Overview(repeats.links(number, user.id()), List.of(), false);
        }
        try {
            return repeats.of(number, user.id());
        } catch (DataAccessException | TransactionException e) {
            // by its kind only: messages of the database may quote what it read
            log.warn(
                    "No repeats could be suggested for {}: {}",
                    number,
                    e.getClass().getSimpleName());
            return new Repeats.Overview(repeats.links(number, user.id()), List.of(), true);
        }
    }
}
