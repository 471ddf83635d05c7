package petitiondesk.document.issued;

import java.util.List;

/** A room that issues documents about other things than petitions says which of them belong into a petition's file. */
public interface DocumentsOfCase {

    /** Nothing that names another petition. */
    List<Issued> of(String petitionNumber);
}
