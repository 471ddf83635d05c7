package petitiondesk.petition;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;

/** Makes files of the documents of a case. */
@Service
public class PaperPrints {

    static final String TEMPLATE = "petition";

    private final PdfPress press;

    PaperPrints(PdfPress press) {
        this.press = press;
    }

    /** The document as it is now, under no code of its own. */
    public Printed print(Paper paper, Sheet sheet) {
        return press.print(blank(paper, sheet));
    }

    static Blank blank(Paper paper, Sheet sheet) {
        Sheet.Heading heading = sheet.heading();
        return new Blank(TEMPLATE, model(paper, sheet), heading.title(), heading.number(), null, false);
    }

    /** What is to be signed, saying on each page that it is not. */
    Printed draft(Paper paper, Sheet sheet, String capacity) {
        Map<String, Object> model = new HashMap<>(model(paper, sheet));
        model.put("signing", capacity);
        return press.print(new Blank(
                TEMPLATE, model, sheet.heading().title(), sheet.heading().number(), null, true));
    }

    /** What the template speaks of. */
    static Map<String, Object> model(Paper paper, Sheet sheet) {
        return Map.of(
                "sheet",
                sheet,
                "heading",
                sheet.heading(),
                "article",
                paper.article(),
                "letter",
                paper == Paper.TRANSFER || paper == Paper.LEAD);
    }
}
