/** The process {@code joint-meeting} on Camunda: each class translates between the diagram and a service of the room. */
package petitiondesk.meeting.process;
