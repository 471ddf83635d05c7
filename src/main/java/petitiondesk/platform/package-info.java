/**
 * The ground the desk stands on: settings, the application clock, the embedded database of profile {@code demo}, and
 * the gate that keeps a half-configured production from starting. Uses no feature.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "运行环境",
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = "shared")
package petitiondesk.platform;
