/**
 * Units, districts, villages, people and their roles. Decides who belongs where; the engine's users, groups and rights
 * follow from it. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "组织机构",
        allowedDependencies = {"shared", "platform"})
package petitiondesk.organisation;
