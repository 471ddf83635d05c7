package petitiondesk.petition.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import petitiondesk.petition.AccusationFiles;
import petitiondesk.petition.CaseAdvice;
import petitiondesk.petition.CaseAttachments;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.CasePeople;
import petitiondesk.petition.CaseReversals;
import petitiondesk.petition.CaseTurns;
import petitiondesk.petition.EvaluationViews;
import petitiondesk.petition.ExtensionViews;
import petitiondesk.petition.Papers;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.petition.RequestViews;
import petitiondesk.security.CurrentUser;

/** A case file on the screen. */
@Controller
@RequestMapping("/desk/petitions/{number}")
class CasePage {

    private final CaseFiles files;
    private final Papers papers;
    private final PetitionDocuments documents;
    private final CaseRepeats repeats;
    private final CasePeople people;
    private final ExtensionViews extensions;
    private final CaseReminders reminders;
    private final CaseAttachments attachments;
    private final CaseTurns turns;
    private final CaseReversals reversals;
    private final EvaluationViews evaluations;
    private final CaseAdvice advice;
    private final RequestViews requests;
    private final AccusationFiles accusations;
    private final PageDates dates;
    private final CurrentUser user;

    CasePage(
            CaseFiles files,
            Papers papers,
            PetitionDocuments documents,
            CaseRepeats repeats,
            CasePeople people,
            ExtensionViews extensions,
            CaseReminders reminders,
            CaseAttachments attachments,
            CaseTurns turns,
            CaseReversals reversals,
            EvaluationViews evaluations,
            CaseAdvice advice,
            RequestViews requests,
            AccusationFiles accusations,
            PageDates dates,
            CurrentUser user) {
        this.files = files;
        this.papers = papers;
        this.documents = documents;
        this.repeats = repeats;
        this.people = people;
        this.extensions = extensions;
        this.reminders = reminders;
        this.attachments = attachments;
        this.turns = turns;
        this.reversals = reversals;
        this.evaluations = evaluations;
        this.advice = advice;
        this.requests = requests;
        this.accusations = accusations;
        this.dates = dates;
        this.user = user;
    }

    @GetMapping
    String open(@PathVariable String number, Model model) {
        CaseFiles.CaseFile file = files.open(number, user);
        List<CaseFiles.EventView> latestFirst = new ArrayList<>(file.events());
        Collections.reverse(latestFirst);
        model.addAttribute("file", file);
        model.addAttribute("events", latestFirst);
        model.addAttribute("papers", papers.offered(number, user));
        model.addAttribute("documents", documents.of(number, user));
        model.addAttribute("mayTakeWhole", files.mayTakeWhole(number, user));
        model.addAttribute("repeats", repeats.of(number));
        model.addAttribute("people", people.of(number, user));
        model.addAttribute("extension", extensions.of(number, user));
        model.addAttribute("reminders", reminders.of(number));
        model.addAttribute("attachments", attachments.of(number, user));
        model.addAttribute("turns", turns.of(number, user));
        model.addAttribute("requests", requests.of(number, user));
        model.addAttribute("reversals", reversals.of(number, user));
        model.addAttribute("evaluation", evaluations.of(number, user));
        model.addAttribute("advice", advice.on(number, user));
        model.addAttribute("mayAdvise", !file.restricted() && advice.mayIssue(user));
        model.addAttribute("accusation", accusations.of(number, user));
        model.addAttribute("dates", dates);
        return "case-file";
    }
}
