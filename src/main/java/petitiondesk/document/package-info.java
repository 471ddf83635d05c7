/**
 * Files that belong to a case: what may come in, in what state it is kept, and that it stays as it is. Decides by content
 * what a file is, takes out where and with what a picture was taken, and keeps each content once per case. Who may add, see
 * or pass on a file is decided by the room whose case it is; a case is known here by its number alone. Below it, rooms of
 * their own for the documents that the desk makes: how they are printed, signed and issued. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "附件和文书",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.document;
