package petitiondesk.engine;

/** Marks what expressions in models may ask beside delegates and listeners, such as whom a task is offered to. */
public interface ModelBean {}
