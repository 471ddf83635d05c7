/**
 * The public pages: submit, follow one's own case, ask for a review. Sees a petition only through number and query code.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "公众查询",
        allowedDependencies = {"shared", "platform", "organisation", "petition", "document", "security"})
package petitiondesk.tracking;
