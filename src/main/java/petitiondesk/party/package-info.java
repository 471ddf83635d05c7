/**
 * All personal data of the people concerned: kept apart, masked by default, revealed with a logged purpose. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "当事人",
        allowedDependencies = {"shared", "platform"})
package petitiondesk.party;
