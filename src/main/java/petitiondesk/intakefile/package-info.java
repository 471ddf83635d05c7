/**
 * Files of petitions and disputes: what their columns mean, the dry run, taking them in line by line, and the lines that
 * were rejected. Decides which line is new and when its cells are wiped; what a petition must have is the register's.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "批量登记",
        allowedDependencies = {"shared", "platform", "tablefile", "organisation", "security", "petition"})
package petitiondesk.intakefile;
