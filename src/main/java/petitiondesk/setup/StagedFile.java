package petitiondesk.setup;

/** A file that somebody has given and not applied yet. */
public record StagedFile(String name, byte[] content) {}
