package petitiondesk.engine;

import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filter service, which runs no stored filter with an expression that ad hoc queries may not have. The
 * engine lets stored ones evaluate anything; nobody may store filters here, and this is the wall behind that door.
 */
class GuardedFilterService extends FilterServiceImpl {

    @Override
    public <T> List<T> list(String filterId) {
        check(filterId);
        return super.list(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
        check(filterId, extending);
        return super.list(filterId, extending);
    }

    @Override
    public <T> List<T> listPage(String filterId, int first, int size) {
        check(filterId);
        return super.listPage(filterId, first, size);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int size) {
        check(filterId, extending);
        return super.listPage(filterId, extending, first, size);
    }

    @Override
    public <T> T singleResult(String filterId) {
        check(filterId);
        return super.singleResult(filterId);
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, Q extending) {
        check(filterId, extending);
        return super.singleResult(filterId, extending);
    }

    @Override
    public Long count(String filterId) {
        check(filterId);
        return super.count(filterId);
    }

    @Override
    public Long count(String filterId, Query<?, ?> extending) {
        check(filterId, extending);
        return super.count(filterId, extending);
    }

    private void check(String filterId, Query<?, ?> extending) {
        check(filterId);
        check(extending);
    }

    private void check(String filterId) {
        Filter filter = getFilter(filterId);
        if (filter != null) {
            check(filter.<Query<?, ?>>getQuery());
        }
    }

    private static void check(Query<?, ?> query) {
        if (query instanceof AbstractQuery<?, ?> checked) {
            TaskQueryValidator.INSTANCE.validate(checked);
        }
    }
}
