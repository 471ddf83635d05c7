package petitiondesk.casefile.web;

import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import petitiondesk.casefile.CaseExports;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.security.CurrentUser;

/** Where whoever takes a whole case file sees how far it is. */
@Controller
class CaseExportPage {

    private final CaseExports exports;
    private final CaseFiles files;
    private final CurrentUser user;

    CaseExportPage(CaseExports exports, CaseFiles files, CurrentUser user) {
        this.exports = exports;
        this.files = files;
        this.user = user;
    }

    /** Moments as this page shows them. */
    public static final class Moments {

        public String minute(Instant instant) {
            return PetitionTexts.minute(instant);
        }
    }

    @GetMapping("/desk/petitions/{number}/export")
    String show(@PathVariable String number, Model model) {
        model.addAttribute("exports", exports.of(number, user));
        model.addAttribute("mayAsk", files.mayTakeWhole(number, user));
        model.addAttribute("number", number);
        model.addAttribute("dates", new Moments());
        return "case-export";
    }
}
