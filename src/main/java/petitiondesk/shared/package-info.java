/**
 * What every room needs and none owns: refusals, field checks, the request's identity. Decides nothing about petitions;
 * uses no other room.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "公共",
        type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package petitiondesk.shared;
