package petitiondesk.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses of the engine's REST interfaces and web apps may be called at all; whatever is not listed here is closed
 * to everybody. Behind an open door the engine's authorizations and the {@link TaskGate} still decide.
 *
 * <p>A line is a method, a path, and query parameters that must not name anybody else. {@code {}} stands for one path
 * segment, {@code {own}} for the id of the one who asks, {@code **} for the rest of the path.
 */
final class EngineDoors {

    /** Segments that name something else than an id where a rule says {@code {}}; declared before the rules, which are read with it. */
    private static final Pattern RESERVED = Pattern.compile(
            "create|count|report|statistics|suspended|delete|retries|key|registered|execute.*|.*-async");

    /** The engine's REST interface: what Tasklist and scripts of the staff need. */
    private static final List<Rule> STAFF = rules("""
            GET     /version
            GET     /engine
            GET     /task
            POST    /task
            GET     /task/count
            POST    /task/count
            GET     /task/{}
            GET     /task/{}/form
            GET     /task/{}/deployed-form
            GET     /task/{}/form-variables
            GET     /task/{}/identity-links
            POST    /task/{}/claim
            POST    /task/{}/unclaim
            POST    /task/{}/complete
            POST    /task/{}/submit-form
            OPTIONS /filter
            GET     /filter
            GET     /filter/count
            OPTIONS /filter/{}
            GET     /filter/{}
            GET     /filter/{}/count
            POST    /filter/{}/count
            GET     /filter/{}/list
            POST    /filter/{}/list
            GET     /filter/{}/singleResult
            POST    /filter/{}/singleResult
            GET     /process-definition
            GET     /process-definition/count
            GET     /process-definition/{}
            GET     /process-definition/{}/xml
            GET     /process-definition/{}/startForm
            GET     /process-definition/{}/deployed-start-form
            GET     /process-definition/{}/form-variables
            POST    /process-definition/{}/submit-form
            GET     /process-definition/key/{}
            GET     /process-definition/key/{}/xml
            GET     /process-definition/key/{}/startForm
            GET     /process-definition/key/{}/deployed-start-form
            GET     /process-definition/key/{}/form-variables
            POST    /process-definition/key/{}/submit-form
            GET     /authorization/check userId
            GET     /identity/groups userId
            GET     /identity/password-policy
            POST    /identity/password-policy
            OPTIONS /user/{own}
            GET     /user/{own}/profile
            PUT     /user/{own}/credentials
            """);

    /**
     * The same interface: what the administrator's web apps need beyond it. Nothing here moves a petition, and nothing
     * makes accounts or members of groups: those follow the organisation.
     */
    private static final List<Rule> ADMINISTRATOR = rules("""
            GET     /identity/groups
            GET     /authorization/check
            OPTIONS /authorization
            GET     /authorization
            GET     /authorization/count
            OPTIONS /authorization/{}
            GET     /authorization/{}
            OPTIONS /user
            GET     /user
            GET     /user/count
            OPTIONS /user/{}
            GET     /user/{}/profile
            PUT     /user/{}/credentials
            POST    /user/{}/unlock
            OPTIONS /group
            GET     /group
            POST    /group
            GET     /group/count
            POST    /group/count
            OPTIONS /group/{}
            GET     /group/{}
            OPTIONS /group/{}/members
            OPTIONS /tenant
            GET     /tenant
            GET     /tenant/count
            GET     /schema/log
            POST    /schema/log
            GET     /deployment
            GET     /deployment/count
            GET     /deployment/{}
            GET     /deployment/{}/resources
            GET     /decision-definition
            GET     /decision-definition/count
            GET     /decision-definition/{}
            GET     /decision-definition/{}/xml
            GET     /decision-requirements-definition
            GET     /decision-requirements-definition/count
            GET     /case-definition/count
            GET     /process-definition/statistics
            GET     /process-definition/{}/statistics
            GET     /process-definition/{}/static-called-process-definitions
            GET     /process-instance
            POST    /process-instance
            GET     /process-instance/count
            POST    /process-instance/count
            GET     /process-instance/{}
            GET     /process-instance/{}/activity-instances
            GET     /history/process-instance
            POST    /history/process-instance
            GET     /history/process-instance/count
            POST    /history/process-instance/count
            GET     /history/process-instance/{}
            GET     /history/activity-instance
            POST    /history/activity-instance
            GET     /history/activity-instance/count
            GET     /history/incident
            GET     /history/incident/count
            GET     /incident
            GET     /incident/count
            GET     /incident/{}
            GET     /job
            POST    /job
            GET     /job/count
            POST    /job/count
            GET     /job/{}
            GET     /job/{}/stacktrace
            PUT     /job/{}/retries
            GET     /job-definition
            POST    /job-definition
            GET     /job-definition/count
            POST    /job-definition/count
            GET     /job-definition/{}
            PUT     /job-definition/{}/retries
            """);

    /** The web apps beside the REST interface that they call. */
    private static final List<Rule> WEB_APPS = rules("""
            GET     /camunda/app/tasklist
            GET     /camunda/app/tasklist/**
            GET     /camunda/app/welcome
            GET     /camunda/app/welcome/**
            GET     /camunda/app/admin
            GET     /camunda/app/admin/**
            GET     /camunda/app/cockpit
            GET     /camunda/app/cockpit/**
            GET     /camunda/lib/**
            GET     /camunda/assets/**
            GET     /camunda/favicon.ico
            GET     /camunda/api/engine/engine/
            GET     /camunda/api/admin/auth/user/default
            POST    /camunda/api/admin/auth/user/default/logout
            GET     /camunda/api/tasklist/plugin/{}/static/**
            GET     /camunda/api/welcome/plugin/{}/static/**
            GET     /camunda/api/admin/plugin/{}/static/**
            GET     /camunda/api/cockpit/plugin/{}/static/**
            """);

    private static final List<Rule> WEB_APPS_ADMINISTRATOR = rules("""
            GET     /camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated
            GET     /camunda/api/cockpit/plugin/base/default/process-definition/**
            POST    /camunda/api/cockpit/plugin/base/default/process-definition/**
            GET     /camunda/api/cockpit/plugin/base/default/process-instance/**
            POST    /camunda/api/cockpit/plugin/base/default/process-instance/**
            GET     /camunda/api/cockpit/plugin/base/default/incident/**
            POST    /camunda/api/cockpit/plugin/base/default/incident/**
            GET     /camunda/api/cockpit/plugin/base/default/process-instance
            POST    /camunda/api/cockpit/plugin/base/default/process-instance
            GET     /camunda/api/cockpit/plugin/base/default/incident
            POST    /camunda/api/cockpit/plugin/base/default/incident
            """);

    private static final Pattern REST =
            Pattern.compile("(?:/engine-rest(?:/engine/default)?|/camunda/api/engine/engine/default)(/.+)");

    private static final Pattern LISTS =
            Pattern.compile("/(task|job|group|process-instance|[a-z-]+/count|list|count)$");

    private EngineDoors() {}

    /** True if the path belongs to the engine and its web apps, so that this list decides. */
    static boolean concerns(String path) {
        return inside(path, "/engine-rest") || inside(path, "/camunda") || inside(path, "/plugin");
    }

    /**
     * Whether the door is open.
     *
     * @param path decoded path without parameters
     * @param parameters query parameters
     */
    static boolean open(
            String method, String path, Map<String, String[]> parameters, String userId, boolean administrator) {
        String asked = "HEAD".equals(method) ? "GET" : method;
        Matcher rest = REST.matcher(path);
        List<Rule> rules = new ArrayList<>();
        String subject = path;
        if (rest.matches()) {
            subject = rest.group(1);
            rules.addAll(STAFF);
            if (administrator) {
                rules.addAll(ADMINISTRATOR);
            }
        } else {
            rules.addAll(WEB_APPS);
            if (administrator) {
                rules.addAll(WEB_APPS_ADMINISTRATOR);
            }
        }
        for (Rule rule : rules) {
            if (rule.admits(asked, subject, parameters, userId)) {
                return true;
            }
        }
        return false;
    }

    /** The open doors of the REST interface, as "METHOD /path/{}". */
    static List<String> listed() {
        return Stream.concat(STAFF.stream(), ADMINISTRATOR.stream())
                .map(Rule::line)
                .distinct()
                .toList();
    }

    /** True for the REST interface in either root, as against the web apps' files. */
    static boolean isRest(String path) {
        return REST.matcher(path).matches();
    }

    /** True for requests that only look: also lists are asked for by POST. */
    static boolean isReading(String method, String path) {
        return "GET".equals(method)
                || "HEAD".equals(method)
                || ("POST".equals(method) && LISTS.matcher(path).find());
    }

    private static boolean inside(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static List<Rule> rules(String table) {
        return table.lines().map(Rule::read).toList();
    }

    private record Rule(
            String line, String method, Pattern path, boolean wantsOwnSegment, Optional<String> ownParameter) {

        static Rule read(String line) {
            String[] words = line.trim().split("\\s+");
            String pattern = Pattern.quote(words[1])
                    .replace("{own}", "\\E(?<own>[^/]+)\\Q")
                    .replace("{}", "\\E(?!(?:" + RESERVED + ")(?:/|$))[^/]+\\Q")
                    .replace("**", "\\E.*\\Q");
            return new Rule(
                    words[0] + " " + words[1],
                    words[0],
                    Pattern.compile(pattern),
                    words[1].contains("{own}"),
                    words.length > 2 ? Optional.of(words[2]) : Optional.empty());
        }

        boolean admits(String asked, String subject, Map<String, String[]> parameters, String userId) {
            Matcher matcher = path.matcher(subject);
            if (!method.equals(asked) || !matcher.matches()) {
                return false;
            }
            if (wantsOwnSegment && !matcher.group("own").equals(userId)) {
                return false;
            }
            String[] named = ownParameter.map(parameters::get).orElse(null);
            return named == null || (named.length == 1 && named[0].equals(userId));
        }
    }
}
