/**
 * The register: intake, numbers, kinds, disposition, handling, opinion, service, revisit, review window, closing, case
 * history. Decides what may happen to a petition and writes down what did; personal data stays with the party room.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "信访台账",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "party",
            "deadline",
            "notification",
            "document",
            "document::rendering",
            "document::issued",
            "document::signing",
            "reminder",
            "security",
            "engine"
        })
package petitiondesk.petition;
