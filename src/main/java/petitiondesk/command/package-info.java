/**
 * Commands of the jar: clients of a desk that runs, over its HTTP interface and with a person's own rights. Starts no
 * application and uses no other room.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "命令",
        allowedDependencies = {})
package petitiondesk.command;
