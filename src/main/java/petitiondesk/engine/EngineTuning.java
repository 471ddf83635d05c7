package petitiondesk.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Indexes and statistics on the engine's own tables; they wait for the engine, which creates those tables itself. */
@Component
class EngineTuning implements InitializingBean {

    private final JdbcClient jdbc;

    EngineTuning(ProcessEngine engine, JdbcClient jdbc) {
        // the engine is named only for the order: its tables exist once it does
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        // Without it every idle poll for due timers reads the whole job table.
        jdbc.sql("create index if not exists petitiondesk_job_due on act_ru_job (duedate_)")
                .update();
        // The planner cannot guess how many rows pass a permission's bit test, and picks nested loops that take
        // seconds.
        jdbc.sql("create statistics if not exists petitiondesk_auth_read on (perms_ & 2) from act_ru_authorization")
                .update();
        jdbc.sql("create statistics if not exists petitiondesk_auth_work on (perms_ & 64) from act_ru_authorization")
                .update();
        jdbc.sql("analyze act_ru_authorization").update();
    }
}
