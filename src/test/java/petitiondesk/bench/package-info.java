/** How fast the desk is beside the bare engine: run by {@code mvn -Pbench verify}, never by the ordinary build. */
package petitiondesk.bench;
