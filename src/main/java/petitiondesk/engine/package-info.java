/**
 * The process engine: its settings, deployment of models, the gate before every form and completion, typed variables.
 * Decides nothing about petitions; features plug in with {@link petitiondesk.engine.TaskRules} and
 * {@link petitiondesk.engine.StartRules}. Together with the features' {@code process} packages it is the only place that
 * imports the engine's classes.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "流程引擎",
        allowedDependencies = {"shared", "platform", "organisation"})
package petitiondesk.engine;
