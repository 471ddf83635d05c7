package petitiondesk.meeting;

/**
 * A district's report as its secretary writes it.
 *
 * @param byType a line for each type: its name and three numbers; or null
 * @param hardCases a line for each case: its number and the reason; or null
 */
public record ReportForm(
        Integer screened, Integer resolved, Integer open, String byType, String hardCases, String remarks) {}
