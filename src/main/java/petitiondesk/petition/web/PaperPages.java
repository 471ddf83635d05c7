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
import petitiondesk.petition.Paper;
import petitiondesk.petition.PaperPrints;
import petitiondesk.petition.Papers;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.petition.Sheet;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** The documents of a case: as pages for the printer, and as files. */
@Controller
@RequestMapping("/desk/petitions/{number}/print")
class PaperPages {

    private final Papers papers;
    private final PaperPrints prints;
    private final PetitionDocuments documents;
    private final PageDates dates;
    private final CurrentUser user;

    PaperPages(Papers papers, PaperPrints prints, PetitionDocuments documents, PageDates dates, CurrentUser user) {
        this.papers = papers;
        this.prints = prints;
        this.documents = documents;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping("/{document}")
    String page(@PathVariable String number, @PathVariable String document, Model model) {
        Paper paper = paper(document);
        Sheet sheet = papers.print(number, paper, Papers.Form.PAGE, user);
        model.addAttribute("sheet", sheet);
        model.addAttribute("heading", sheet.heading());
        model.addAttribute("article", paper.article());
        model.addAttribute("document", paper.path());
        model.addAttribute("dates", dates);
        return "print/sheet";
    }

    @GetMapping("/{document}.pdf")
    ResponseEntity<Resource> file(@PathVariable String number, @PathVariable String document) {
        Paper paper = paper(document);
        if (paper.isKept()) {
            return documents.open(number, paper, user).asFile();
        }
        Sheet sheet = papers.print(number, paper, Papers.Form.PDF, user);
        byte[] pdf = prints.print(paper, sheet).pdf();
        String name =
                "%s %s.pdf".formatted(sheet.heading().title(), sheet.heading().number());
        return Download.pdf(name, new ByteArrayResource(pdf), pdf.length);
    }

    private static Paper paper(String document) {
        return Paper.at(document).orElseThrow(() -> Refusal.notFound("没有这种文书。"));
    }
}
