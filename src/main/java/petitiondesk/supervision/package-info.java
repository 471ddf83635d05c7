/**
 * 督办: supervision orders, from the joint meeting's decision to the verified answer. Decides who may sign, what a signature
 * covers, and what a verified answer does to the case. Begins no order by itself: it carries out what
 * {@link petitiondesk.meeting.OrderedByMeeting} asks for, and shows the register its orders through
 * {@link petitiondesk.petition.Supervision}.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "督办",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "security",
            "notification",
            "deadline",
            "reminder",
            "petition",
            "meeting",
            "document",
            "document::rendering",
            "document::signing",
            "document::issued",
            "engine"
        })
package petitiondesk.supervision;
