/**
 * A year of a township's petition office in one run: a packaged desk is led over HTTP through twelve joint meetings, its
 * clock moved ahead from stop to stop, and its register then held against what the rules make of the run's journal. Not part
 * of the tests: {@code mvn -Pyear verify}.
 */
package petitiondesk.year;
