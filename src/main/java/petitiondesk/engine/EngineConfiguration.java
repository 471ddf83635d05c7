package petitiondesk.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import petitiondesk.platform.ApplicationClock;

/** What the engine is told beyond its settings in application.yaml. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final ObjectProvider<TaskGate> gate;
    private final ObjectProvider<ApplicationClock> clock;
    private final ApplicationContext context;

    EngineConfiguration(
            ObjectProvider<TaskGate> gate, ObjectProvider<ApplicationClock> clock, ApplicationContext context) {
        this.gate = gate;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new GuardedTaskService(gate::getObject));
        configuration.setFormService(new GuardedFormService(gate::getObject));
        configuration.setFilterService(new GuardedFilterService());
        configuration.setBeans(new DelegateBeans(context));
        configuration.setPasswordEncryptor(new BcryptEncryptor());
        configuration.setPasswordPolicy(new PasswordRules());
        configuration.setResourceAuthorizationProvider(new StaffAuthorizations());
        configuration.setScriptEngineResolver(new NoScriptEngines());
        configuration.setCustomSessionFactories(List.of(new Rights.Factory()));
        // the engine's clock runs ahead by as much as the application's
        clock.ifAvailable(application -> ClockUtil.offset(application.offset().toMillis()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getSqlSessionFactory().getConfiguration().addInterceptor(new RightsPlannedAnew());
    }
}
