package petitiondesk.tracking.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that everybody may open; what they show comes from the public API. */
@Controller
class PublicPages {

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/submit")
    String submit() {
        return "submit";
    }

    @GetMapping("/follow")
    String follow() {
        return "follow";
    }

    /** The longer address is the one in the picture on a document. */
    @GetMapping({"/verify", "/verify/{code}"})
    String verify() {
        return "verify";
    }
}
