/**
 * Notices: written once with the event that they announce, sent by mail with retries, or told by a person with a record. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "通知",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.notification;
