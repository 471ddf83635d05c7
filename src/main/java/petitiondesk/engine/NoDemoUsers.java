package petitiondesk.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import petitiondesk.platform.StartRefused;

/** Keeps production away from a database in which the demo, whose passwords everybody knows, has been. */
@Component
@Profile("production")
class NoDemoUsers {

    NoDemoUsers(ProcessEngine engine) {
        long demoUsers = engine.getIdentityService()
                .createUserQuery()
                .userEmailLike("%@demo.invalid")
                .count();
        if (demoUsers > 0) {
            throw new StartRefused(List.of("这个数据库里有演示账号（密码公开），不能用于正式工作。请为正式使用另建数据库"));
        }
    }
}
