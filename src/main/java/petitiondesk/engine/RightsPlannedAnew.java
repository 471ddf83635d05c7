package petitiondesk.engine;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.postgresql.PGStatement;

/**
 * Has PostgreSQL plan each query that asks for rights for the values at hand. A plan made once for any permission and any
 * groups costs seconds a task page; all other statements are planned once, which is cheaper.
 */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
final class RightsPlannedAnew implements Interceptor {

    private static final String RIGHTS = "ACT_RU_AUTHORIZATION";

    @Override
    public Object intercept(Invocation invocation) throws InvocationTargetException, IllegalAccessException {
        Statement statement = (Statement) invocation.proceed();
        String sql = ((StatementHandler) invocation.getTarget()).getBoundSql().getSql();
        if (sql.contains(RIGHTS) && sql.stripLeading().regionMatches(true, 0, "select", 0, 6)) {
            neverPrepareOnTheServer(statement);
        }
        return statement;
    }

    /** Only statements that the driver has prepared on the server can get a plan for any values. */
    private static void neverPrepareOnTheServer(Statement statement) {
        try {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        } catch (SQLException e) {
            throw new IllegalStateException("the database is not PostgreSQL", e);
        }
    }
}
