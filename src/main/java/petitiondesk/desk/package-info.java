/**
 * The frame around all staff pages: menu and signed-in name. Decides who is shown which entry; what an entry leads to
 * belongs to the rooms, and who may open it is checked there again.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "工作台",
        allowedDependencies = {"shared", "platform", "organisation", "security"})
package petitiondesk.desk;
