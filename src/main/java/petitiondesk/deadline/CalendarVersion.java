package petitiondesk.deadline;

import java.time.Instant;

/**
 * One edition of a year's calendar.
 *
 * @param id counts up over all years
 * @param importedBy user id, or null for what came with a release
 */
public record CalendarVersion(long id, CalendarYear year, Instant importedAt, String importedBy) {}
