package petitiondesk.model;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.w3c.dom.Element;
import petitiondesk.engine.StartRules;
import petitiondesk.engine.TaskRules;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.FormFile;

@DeskTest
class ModelCheckIT {

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern READ =
            Pattern.compile("values\\s*\\.(?:text|textOrNull|choice|date|integer|checked|list)\\(\\s*\"(\\w+)\"");

    private final List<ModelFile> diagrams =
            Diagrams.all().stream().map(ModelFile::read).toList();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<TaskRules> taskRules;

    @Autowired
    private List<StartRules> startRules;

    @Test
    void everyBeanThatADiagramNamesCanBeReachedFromIt() {
        Map<Object, Object> reachable =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();
        assertThat(namedBeans())
                .isNotEmpty()
                .allSatisfy(
                        bean -> assertThat(reachable.containsKey(bean)).as(bean).isTrue());
    }

    @Test
    void everyDelegateIsNamedByADiagram() {
        assertThat(namedBeans()).contains(context.getBeanNamesForType(JavaDelegate.class));
    }

    @Test
    void nothingElseOfTheApplicationCanBeReachedFromADiagram() {
        Map<Object, Object> reachable =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getBeans();
        assertThat(context.containsBean("dataSource")).isTrue();
        assertThat(reachable.containsKey("dataSource")).isFalse();
        assertThat(reachable.get("dataSource")).isNull();
    }

    @Test
    void everyUserTaskHasItsRulesAndEveryRuleItsTask() {
        Set<String> tasks = diagrams.stream()
                .flatMap(diagram ->
                        diagram.all("userTask").stream().map(task -> diagram.name() + "/" + task.getAttribute("id")))
                .collect(toSet());
        assertThat(taskRules)
                .extracting(rules -> rules.process() + "/" + rules.task())
                .containsExactlyInAnyOrderElementsOf(tasks);
    }

    @Test
    void everyStartFormHasItsRulesAndEveryRuleItsForm() {
        Set<String> started = diagrams.stream()
                .filter(diagram -> startForm(diagram) != null)
                .map(ModelFile::name)
                .collect(toSet());
        assertThat(startRules).extracting(StartRules::process).containsExactlyInAnyOrderElementsOf(started);
    }

    @Test
    void everyFieldOfAFormIsReadByItsRulesAndEveryFieldThatIsReadIsInTheForm() throws IOException {
        Map<String, Object> rulesOfForms = rulesOfForms();
        assertThat(rulesOfForms).isNotEmpty();
        for (Map.Entry<String, Object> entry : rulesOfForms.entrySet()) {
            assertThat(fieldsReadBy(AopUtils.getTargetClass(entry.getValue())))
                    .as("fields of %s", entry.getKey())
                    .isEqualTo(form(entry.getKey()).keys());
        }
    }

    private Map<String, Object> rulesOfForms() {
        Map<String, Object> rulesOfForms = new TreeMap<>();
        for (ModelFile diagram : diagrams) {
            for (Element task : diagram.all("userTask")) {
                taskRules.stream()
                        .filter(rules -> rules.process().equals(diagram.name()))
                        .filter(rules -> rules.task().equals(task.getAttribute("id")))
                        .forEach(rules -> rulesOfForms.put(formOf(task), rules));
            }
            startRules.stream()
                    .filter(rules -> rules.process().equals(diagram.name()))
                    .forEach(rules -> rulesOfForms.put(startForm(diagram), rules));
        }
        return rulesOfForms;
    }

    private Set<String> namedBeans() {
        Set<String> beans = new TreeSet<>();
        for (ModelFile diagram : diagrams) {
            for (Element element : diagram.elements()) {
                ModelFile.attribute(element, "delegateExpression").ifPresent(expression -> {
                    Matcher bean = BEAN.matcher(expression);
                    assertThat(bean.matches())
                            .as("%s of %s names a bean", expression, ModelFile.idOf(element))
                            .isTrue();
                    beans.add(bean.group(1));
                });
            }
        }
        return beans;
    }

    private static String startForm(ModelFile diagram) {
        return diagram.all("startEvent").stream()
                .flatMap(event -> ModelFile.attribute(event, "formRef").stream())
                .findFirst()
                .orElse(null);
    }

    private static String formOf(Element task) {
        return ModelFile.attribute(task, "formRef").orElseThrow();
    }

    private static FormFile form(String name) {
        return FormFile.read(Path.of("forms", name + ".form"));
    }

    /** The fields that the source of the rules asks the submitted values for. */
    private static Set<String> fieldsReadBy(Class<?> rules) throws IOException {
        Path source = Path.of("src/main/java", rules.getName().replace('.', '/') + ".java");
        Set<String> fields = new TreeSet<>();
        Matcher read = READ.matcher(Files.readString(source));
        while (read.find()) {
            fields.add(read.group(1));
        }
        return fields;
    }
}
