package petitiondesk.bench;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Camunda as it comes, without Spring and without the desk: stock settings, its own database, no job executor. */
final class BareEngine implements AutoCloseable {

    private static final String PROCESS = "one-task";
    private static final String TIMER = "one-timer";

    private final ProcessEngine engine;

    private BareEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    /** An engine with the process that it is timed with: a start, one task for a group, an end. */
    static BareEngine timed(String url) {
        BareEngine bare = new BareEngine(configuration("bare", url).buildProcessEngine());
        bare.engine
                .getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(180)
                                .startEvent()
                                .userTask()
                                .name("Register")
                                .camundaCandidateGroups("registrars")
                                .endEvent()
                                .done())
                .deploy();
        return bare;
    }

    /** An engine that answers task lists, with or without asking who may see them. */
    static BareEngine asking(String name, String url, boolean authorizations) {
        ProcessEngineConfigurationImpl configuration = configuration(name, url);
        configuration.setAuthorizationEnabled(authorizations);
        // ids of the desk's groups have hyphens, which the engine refuses by default
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        return new BareEngine(configuration.buildProcessEngine());
    }

    /** An engine with a process that waits for a timer which is due at once, and then ends. */
    static BareEngine waiting(String name, String url) {
        BareEngine bare = new BareEngine(configuration(name, url).buildProcessEngine());
        bare.engine
                .getRepositoryService()
                .createDeployment()
                .enableDuplicateFiltering(false)
                .name(TIMER)
                .addModelInstance(
                        TIMER + ".bpmn",
                        Bpmn.createExecutableProcess(TIMER)
                                .camundaHistoryTimeToLive(180)
                                .startEvent("Start")
                                .intermediateCatchEvent("Timer")
                                .timerWithDuration("PT0S")
                                .endEvent("End")
                                .done())
                .deploy();
        return bare;
    }

    void startWaiting() {
        engine.getRuntimeService().startProcessInstanceByKey(TIMER);
    }

    long jobsLeft() {
        return engine.getManagementService().createJobQuery().count();
    }

    /** Starts or stops the engine's own job executor, with stock settings. */
    void runJobs(boolean on) {
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (on) {
            executor.start();
        } else {
            executor.shutdown();
        }
    }

    ProcessEngine engine() {
        return engine;
    }

    void start() {
        engine.getRuntimeService().startProcessInstanceByKey(PROCESS);
    }

    List<String> openTasks(int limit) {
        return engine.getTaskService().createTaskQuery().orderByTaskCreateTime().asc().listPage(0, limit).stream()
                .map(Task::getId)
                .toList();
    }

    void complete(String taskId) {
        engine.getTaskService().complete(taskId);
    }

    @Override
    public void close() {
        engine.close();
    }

    private static ProcessEngineConfigurationImpl configuration(String name, String url) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUrl(url);
        configuration.setJdbcUsername("postgres");
        configuration.setJdbcPassword("");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        return configuration;
    }
}
