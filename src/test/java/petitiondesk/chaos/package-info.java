/**
 * Kills the desk, its database and its mail server while people work, and checks that nothing was lost or done twice. Not
 * part of the tests: {@code mvn -Pchaos verify}. {@link petitiondesk.chaos.Agreement} can be run on any desk's database.
 */
package petitiondesk.chaos;
