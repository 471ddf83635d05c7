/** The process {@code supervision-order} on Camunda: each class translates between the diagram and a service of the room. */
package petitiondesk.supervision.process;
