package petitiondesk.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page on which the staff sign in, for the desk and for Tasklist alike. */
@Controller
class SignInPage {

    @GetMapping("/login")
    String page(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String busy,
            @RequestParam(required = false) String logout,
            Model model,
            HttpServletResponse response) {
        if (busy != null) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            model.addAttribute("error", TooManyTries.MESSAGE);
        } else if (error != null) {
            model.addAttribute("error", "用户名或密码不正确。多次输错后账号会锁定片刻。");
        } else if (logout != null) {
            model.addAttribute("notice", "您已退出登录。");
        }
        return "login";
    }
}
