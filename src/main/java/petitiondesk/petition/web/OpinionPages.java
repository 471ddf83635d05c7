package petitiondesk.petition.web;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import petitiondesk.document.Download;
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.petition.OpinionSigning;
import petitiondesk.petition.Paper;
import petitiondesk.security.CurrentUser;

/** The answer that a head reads and signs. */
@Controller
@RequestMapping("/desk/petitions/{number}/opinion")
class OpinionPages {

    private final OpinionSigning signing;
    private final SigningKeys keys;
    private final PageDates dates;
    private final CurrentUser user;

    OpinionPages(OpinionSigning signing, SigningKeys keys, PageDates dates, CurrentUser user) {
        this.signing = signing;
        this.keys = keys;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping
    String open(@PathVariable String number, Model model) {
        OpinionSigning.Waiting waiting = signing.waiting(number, user);
        model.addAttribute("waiting", waiting);
        model.addAttribute("sheet", waiting.sheet());
        model.addAttribute("heading", waiting.sheet().heading());
        model.addAttribute("article", Paper.OPINION.article());
        model.addAttribute("key", keys.stateOf(user.id()));
        model.addAttribute("dates", dates);
        return "opinion";
    }

    @GetMapping("/draft.pdf")
    ResponseEntity<Resource> pdf(@PathVariable String number) {
        byte[] pdf = signing.pdf(number, user);
        return Download.pdf(number + "-答复（未签发）.pdf", new ByteArrayResource(pdf), pdf.length);
    }
}
