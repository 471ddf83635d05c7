package petitiondesk.petition.web;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.security.CurrentUser;

/** Documents of a case that were issued, as files. */
@Controller
class DocumentPages {

    private final PetitionDocuments documents;
    private final CurrentUser user;

    DocumentPages(PetitionDocuments documents, CurrentUser user) {
        this.documents = documents;
        this.user = user;
    }

    @GetMapping("/desk/petitions/{number}/documents/{id}")
    ResponseEntity<Resource> open(@PathVariable String number, @PathVariable long id) {
        return documents.open(number, id, user).asFile();
    }
}
