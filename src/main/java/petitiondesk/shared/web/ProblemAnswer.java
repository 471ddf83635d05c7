package petitiondesk.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Answers a problem in the form that its reader understands. */
final class ProblemAnswer {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswer.class);

    private ProblemAnswer() {}

    /** The problem behind what was thrown; a fault of ours is logged under a reference and told by nothing else. */
    static Problem explain(Throwable thrown, String method, String path) {
        return ClientFaults.of(thrown).orElseGet(() -> {
            if (DatabaseAway.isCauseOf(thrown)) {
                log.error("The database is away: {} {}: {}", method, path, thrown.toString());
                return Problem.databaseAway();
            }
            String incident = UUID.randomUUID().toString().substring(0, 8);
            log.error("Incident {}: {} {}", incident, method, path, thrown);
            return Problem.incident(incident);
        });
    }

    /**
     * A problem document for a program, a page for a person.
     *
     * @param path of the request that failed, without the context path
     */
    static Object answer(Problem problem, HttpServletRequest request, String path) {
        if (path.startsWith("/api/") || !wantsPage(request)) {
            return ResponseEntity.status(problem.status())
                    .headers(problem.headers())
                    // set here, so that an Accept header that asks for something else cannot leave the answer empty
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem.toProblemDetail());
        }
        ModelAndView page = new ModelAndView("error");
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        page.addAllObjects(Map.of(
                "title", problem.title(),
                "detail", problem.detail(),
                "errors", problem.errors(),
                "incident", Optional.ofNullable(problem.incident()),
                "desk", path.equals("/desk") || path.startsWith("/desk/")));
        return page;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream()
                    .anyMatch(type ->
                            type.getType().equals("text") && type.getSubtype().equals("html"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
