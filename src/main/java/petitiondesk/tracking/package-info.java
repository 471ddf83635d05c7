/**
 * The public pages: submit, follow one's own case, ask for a review, verify a document. Sees a petition only through
 * number and query code, and a document only through its own code or bytes.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "公众查询",
        allowedDependencies = {
            "shared",
            "platform",
            "organisation",
            "petition",
            "document",
            "document::issued",
            "security"
        })
package petitiondesk.tracking;
