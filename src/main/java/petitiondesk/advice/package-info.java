/**
 * 改进建议: what the office advises a unit, district or village to change, why, and what became of it (Art 40). Decides who
 * may issue, answer and assess it. Reads cases through the petition room, leaves a line in their histories, and changes
 * nothing in their courses.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "改进建议",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "security",
            "notification",
            "deadline",
            "reminder",
            "petition",
            "engine"
        })
package petitiondesk.advice;
