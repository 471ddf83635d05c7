/** The process {@code improvement-advice} on Camunda: each class translates between the diagram and a service of the room. */
package petitiondesk.advice.process;
