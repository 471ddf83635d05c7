/**
 * Legal and local time limits: computed from clock events, explained, never edited. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "期限",
        allowedDependencies = {"shared", "platform"})
package petitiondesk.deadline;
