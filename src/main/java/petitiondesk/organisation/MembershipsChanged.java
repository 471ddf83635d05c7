package petitiondesk.organisation;

/** Somebody belongs to another group than before; said in the transaction that changes it, after accounts and tasks have followed. */
public record MembershipsChanged() {}
