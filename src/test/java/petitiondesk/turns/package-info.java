/** Every turn and end of a petition, each told by one message that is driven over HTTP and nothing else. */
package petitiondesk.turns;
