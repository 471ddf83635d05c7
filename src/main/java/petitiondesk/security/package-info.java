/**
 * Sign-in, access rules and the audit log. Decides who may come in, not what happens inside.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "访问控制",
        allowedDependencies = {"shared", "platform", "organisation", "engine"})
package petitiondesk.security;
