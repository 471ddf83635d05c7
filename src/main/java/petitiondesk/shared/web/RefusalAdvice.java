package petitiondesk.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Tells whoever sent a request why it was not carried out: {@code /api/**} and programs get
 * {@code application/problem+json}, people a page. No mistake of the sender is answered with 500.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {

    /** The answer; null, which is none, where nobody is left to read it. */
    @ExceptionHandler
    Object explain(Exception thrown, HttpServletRequest request) throws Exception {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            // the security filters decide between a sign-in page, 401 and 403
            throw thrown;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return null;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return ProblemAnswer.answer(ProblemAnswer.explain(thrown, request.getMethod(), path), request, path);
    }
}
