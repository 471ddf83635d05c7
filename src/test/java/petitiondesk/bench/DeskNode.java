package petitiondesk.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import petitiondesk.PetitionDesk;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;

/** The desk inside the benchmark's own process, so that its services can be called without HTTP. */
final class DeskNode implements AutoCloseable {

    private static final Map<String, Object> REGISTRATION = Map.of(
            "kind",
            "CLAIM",
            "category",
            "C03",
            "district",
            "east",
            "disposition",
            "ACCEPT",
            "responsibleUnit",
            "civil");

    private final ConfigurableApplicationContext context;

    DeskNode(String url) {
        context = new SpringApplicationBuilder(PetitionDesk.class)
                .profiles("demo")
                .run(
                        "--petitiondesk.demo.samples=false",
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    void load(petitiondesk.organisation.OrganisationEntries entries) {
        context.getBean(OrganisationChanges.class).save(entries);
    }

    String register() {
        return context.getBean(Intake.class)
                .register(
                        new IntakeForm(
                                "CLAIM",
                                null,
                                "村口道路破损",
                                "请求修复村口道路",
                                "去年雨季以来村口道路塌陷，老人孩子出行不便。",
                                "east",
                                null,
                                "C03",
                                1,
                                null,
                                false,
                                new IntakeForm.Person(
                                        "诸葛明亮", null, null, null, "13800138000", "zhuge@demo.invalid", null, null),
                                null,
                                null,
                                null,
                                null,
                                false,
                                false,
                                false,
                                false,
                                null,
                                null,
                                null,
                                null,
                                null),
                        "registrar",
                        null)
                .number();
    }

    void completeRegistration(String taskId) {
        as(engine(), "registrar", () -> {
            engine().getFormService().submitTaskForm(taskId, new HashMap<>(REGISTRATION));
            return null;
        });
    }

    /** Runs the step in the name of somebody with his groups, as a request of his does. */
    static <T> T as(ProcessEngine engine, String userId, Callable<T> step) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        engine.getIdentityService().setAuthentication(userId, groups);
        try {
            return step.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** A list that stands ready in Tasklist. */
    static String filter(ProcessEngine engine, String name) {
        Filter filter =
                engine.getFilterService().createFilterQuery().filterName(name).singleResult();
        return filter.getId();
    }

    @Override
    public void close() {
        context.close();
    }
}
