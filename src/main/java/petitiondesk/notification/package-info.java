/**
 * Notices: written once with the event that they announce, sent by mail with retries, or told by a person with a record.
 * Decides when a mail is tried again and when it has failed; hides the mail server, the texts and the delivery log.
 * Secrets of other rooms, such as query codes, are asked for through {@link petitiondesk.notification.SecretValues} when a
 * letter leaves, and never stored. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "通知",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.notification;
