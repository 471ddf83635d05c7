package petitiondesk.tracking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import petitiondesk.security.Throttle;
import petitiondesk.shared.Refusal;

/** Lets nobody guess codes: only wrong ones count, so that whoever has his code is never turned away. */
@Component
class CodeTries {

    private final Throttle throttle;

    CodeTries(Throttle throttle) {
        this.throttle = throttle;
    }

    <T> T guard(HttpServletRequest request, Supplier<T> step) {
        if (!throttle.hasLeft(Throttle.Kind.CODE, request.getRemoteAddr())) {
            throw tooMany();
        }
        try {
            return step.get();
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throttle.take(Throttle.Kind.CODE, request.getRemoteAddr());
            }
            throw refusal;
        }
    }

    static Refusal tooMany() {
        return Refusal.tooMany("操作过于频繁，请过几分钟再试。");
    }
}
