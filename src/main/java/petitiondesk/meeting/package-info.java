/**
 * 联席会议: the monthly meeting, the reports of the 管区 before it, its agenda, what it decides on late cases, its minutes.
 * Decides who is invited, what stands on the agenda and who may sign; what is decided on a hard case is checked and kept by
 * the petition room. Supervision orders are begun through {@link petitiondesk.meeting.OrderedByMeeting}, so that this room
 * knows nothing of the room that carries them out.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "联席会议",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "security",
            "notification",
            "deadline",
            "reminder",
            "petition",
            "tablefile",
            "document",
            "document::rendering",
            "document::signing",
            "document::issued",
            "engine"
        })
package petitiondesk.meeting;
