package petitiondesk.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before or after every controller, in filters or while a page is rendered, is told in the same words. */
@Controller
class ErrorFallback implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    Object explain(HttpServletRequest request) {
        String uri = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = uri == null ? "" : uri.substring(request.getContextPath().length());
        return ProblemAnswer.answer(problem(request, path), request, path);
    }

    private static Problem problem(HttpServletRequest request, String path) {
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof ServletException wrapper && wrapper.getCause() != null) {
            thrown = wrapper.getCause();
        }
        if (thrown != null) {
            return ProblemAnswer.explain(thrown, request.getMethod(), path);
        }
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // somebody opened the address of this page itself
        return Problem.ofStatus(HttpStatusCode.valueOf(status == null ? 404 : status));
    }
}
