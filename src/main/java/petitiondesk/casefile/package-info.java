/**
 * The whole case file for the archive or a court: index, history, documents and attachments, as a ZIP with hashes or as one
 * PDF, made in the background and kept for some days. Decides how it is put together and who may take it; what somebody may see
 * of a case is decided by the petition room, which is asked in his name. Rooms with papers of their own bring them through
 * {@link petitiondesk.document.issued.DocumentsOfCase}.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "整卷导出",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "party",
            "document",
            "document::rendering",
            "document::issued",
            "petition",
            "security"
        })
package petitiondesk.casefile;
