/**
 * What an office brings along in files: its organisation and its category trees. Decides how a file is held until it is
 * applied, what the preview shows and that nothing is half applied; what makes sense is decided by the rooms that keep it.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "基础资料",
        allowedDependencies = {
            "shared",
            "platform",
            "tablefile",
            "organisation",
            "security",
            "petition",
            "deadline",
            "notification"
        })
package petitiondesk.setup;
