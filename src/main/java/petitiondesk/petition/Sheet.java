package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a document on paper says. */
public sealed interface Sheet {

    Heading heading();

    /**
     * What all documents carry.
     *
     * @param issuer who puts the seal under it
     * @param madeOn the date under the document
     * @param petitioners names in full; empty where nobody gave his name
     */
    record Heading(
            String number, String title, String issuer, LocalDate madeOn, String matter, List<String> petitioners) {

        /** Names as a letter addresses them. */
        public String addressee() {
            return petitioners.isEmpty() ? "信访人（未留姓名）" : String.join("、", petitioners);
        }
    }

    /** 登记回执: what the petitioner needs to follow his matter. */
    record Receipt(
            Heading heading,
            String queryCode,
            String followUrl,
            Instant receivedAt,
            String channel,
            int persons,
            String registerBy)
            implements Sheet {}

    /** 受理告知书 (Art 23). */
    record Acceptance(Heading heading, Instant receivedAt, Instant acceptedAt, String unit, String dueOn, String source)
            implements Sheet {}

    /**
     * 信访处理意见书 (Art 32), the answer to a suggestion, or the agreement in a dispute.
     *
     * @param conclusion null for an agreement
     * @param reviewBody to whom the petitioner may turn within 30 days (Art 35); null where there is no review
     */
    record Answer(
            Heading heading,
            Kind kind,
            String request,
            Opinions.Opinion opinion,
            String conclusion,
            String respondent,
            String mediator,
            String reviewBody)
            implements Sheet {}

    /** 送达回证, to be signed by hand. */
    record ProofOfService(Heading heading, String document, LocalDate documentMadeOn, String address)
            implements Sheet {}

    /** 案卷目录. */
    record Index(Heading heading, LocalDate archivedOn, List<Closing.FileEntry> entries) implements Sheet {}
}
