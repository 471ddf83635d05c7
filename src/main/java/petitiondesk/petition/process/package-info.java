/** The process {@code petition} on Camunda: each class translates between the diagram and a service of the register. */
package petitiondesk.petition.process;
