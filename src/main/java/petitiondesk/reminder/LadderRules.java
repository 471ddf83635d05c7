package petitiondesk.reminder;

/**
 * When the steps of one kind of limit become true; all in calendar days.
 *
 * @param soonShare part of the limit's length, in percent, that is left when it is soon
 * @param soonLeast days before the last day at which it is soon, at the latest
 * @param soonMost the same at the earliest
 * @param repeat days between two reminders once it is overdue; 0 for none
 * @param headAfter days after the last day at which the next one up the line is told; 0 for never
 * @param officeAfter the same for the one above him
 * @param leadersAfter days after the last day from which on leaders find it in their weekly list; 0 for never
 */
record LadderRules(
        int soonShare, int soonLeast, int soonMost, int repeat, int headAfter, int officeAfter, int leadersAfter) {

    /** Days before the last day at which a limit of this length is soon. */
    int soonBefore(long length) {
        long share = (length * soonShare + 99) / 100;
        return (int) Math.max(soonLeast, Math.min(soonMost, share));
    }
}
