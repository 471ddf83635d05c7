package petitiondesk.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import petitiondesk.shared.Refusal;

/**
 * A refusal as the engine's REST interfaces answer it: our status, our message. A ready response passes through the
 * engine's resources untouched, where its own exceptions would get an English preface or become a 500.
 */
final class RefusalResponse extends WebApplicationException {

    RefusalResponse(Refusal refusal) {
        super(refusal.getMessage(), refusal, response(refusal));
    }

    private static Response response(Refusal refusal) {
        List<Map<String, String>> errors = refusal.errors().stream()
                .map(error -> Map.of("field", error.field(), "message", error.message()))
                .toList();
        return Response.status(refusal.kind().status())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(Map.of("type", "Refusal", "message", refusal.getMessage(), "errors", errors))
                .build();
    }
}
