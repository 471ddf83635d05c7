package petitiondesk.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.document.FileSize;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;
import petitiondesk.organisation.Organisation;

/** The index in front of the whole file. */
@Component
class IndexSheet {

    private final PdfPress press;
    private final Organisation organisation;
    private final Clock clock;

    IndexSheet(PdfPress press, Organisation organisation, Clock clock) {
        this.press = press;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** @param page where it begins in one PDF; null where it is not in it */
    public record Line(
            int position, String title, Instant date, String size, String sha256, String note, Integer page) {}

    /**
     * Prints it.
     *
     * @param pages where each piece begins, in their order, null for one that is not in it; null as a whole for a ZIP
     */
    Printed print(CaseExport export, CaseBundle.Bundle bundle, List<Integer> pages) {
        List<Line> lines = new ArrayList<>();
        for (Piece piece : bundle.pieces()) {
            int at = lines.size();
            lines.add(new Line(
                    at + 1,
                    piece.title(),
                    piece.date(),
                    FileSize.text(piece.size()),
                    piece.sha256(),
                    piece.note(),
                    pages == null ? null : pages.get(at)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("matter", bundle.file().title());
        model.put("receivedAt", bundle.receivedAt());
        model.put("status", bundle.file().statusText());
        model.put("madeAt", clock.instant());
        model.put(
                "madeBy",
                organisation
                        .person(export.askedBy())
                        .map(Organisation.Person::name)
                        .orElse(export.askedBy()));
        model.put("purpose", export.purpose());
        model.put("paged", pages != null);
        model.put("lines", lines);
        return press.print(new Blank("case-index", model, "案卷目录", export.petitionNumber(), null, false));
    }
}
