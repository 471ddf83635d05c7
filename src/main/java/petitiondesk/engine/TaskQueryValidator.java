package petitiondesk.engine;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.Validator;

/**
 * Lets only harmless expressions into task queries. The engine's own check looks at the outer query alone, so that any
 * signed-in person could run code through an expression in {@code orQueries} (CVE-2026-109432).
 */
enum TaskQueryValidator implements Validator<AbstractQuery<?, ?>> {
    INSTANCE;

    private static final Pattern HARMLESS =
            Pattern.compile("\\$\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(\\.(plus|minus)(Days|Hours|Weeks|Months)\\(\\d{1,4}\\))*)\\s*}");

    /** True for the few expressions that stored filters may use: who I am, my groups, now and days from now. */
    static boolean harmless(String expression) {
        return HARMLESS.matcher(expression).matches();
    }

    @Override
    public void validate(AbstractQuery<?, ?> query) {
        boolean safe = query.getExpressions().values().stream().allMatch(TaskQueryValidator::harmless);
        if (!safe) {
            throw new BadUserRequestException("查询中不允许使用表达式。");
        }
        if (query instanceof TaskQueryImpl tasks) {
            tasks.getQueries().stream().filter(part -> part != query).forEach(this::validate);
        }
    }
}
