package petitiondesk.petition;

import java.time.Instant;

/**
 * Something that happened and that a paper tells of.
 *
 * @param occasion which of several of the same kind, by the row that it tells of
 * @param at when it happened
 */
record PaperOccasion(Paper paper, String occasion, Instant at) {}
