package petitiondesk.shared.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that cannot be reached from one that refuses a statement. */
final class DatabaseAway {

    /** SQL states of lost and refused connections, and of a server that shuts down or is not up yet. */
    private static final String CONNECTION = "08";

    private static final String OPERATOR = "57P";

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed && isAway(failed)) {
                return true;
            }
            // where even the rollback failed, the first failure is the one that tells why
            if (cause instanceof TransactionSystemException failed && isCauseOf(failed.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException failed) {
        String state = failed.getSQLState();
        return failed instanceof SQLTransientConnectionException
                || state != null && (state.startsWith(CONNECTION) || state.startsWith(OPERATOR));
    }
}
