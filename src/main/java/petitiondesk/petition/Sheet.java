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
     * 转送函、交办函 to the unit (Art 22, 23).
     *
     * @param reason why to this unit, or null
     * @param objectBy until when it may object
     * @param notifyBy until when it tells the petitioner whether it takes the matter up
     * @param reportBy until when it reports; null where it was not asked to
     */
    record Transfer(
            Heading heading,
            String unit,
            Instant receivedAt,
            String channel,
            String request,
            String reason,
            String objectBy,
            String notifyBy,
            String reportBy)
            implements Sheet {}

    /**
     * What the petitioner is told of a route on which the office decides (Art 19, 22, 23, 31, 36).
     *
     * @param earlier number of the matter that it is merged into, else null
     * @param channel statutory procedure with organ and limit; null on other routes
     * @param told on a refusal, the ground and where the matter lies, in the words in which it was told; else null
     * @param unit whom it was sent to, and until when that says whether it takes the matter up; null on other routes
     */
    record Way(
            Heading heading,
            Instant receivedAt,
            Disposition disposition,
            String reason,
            String earlier,
            String channel,
            String body,
            String limit,
            String told,
            String unit,
            String notifyBy)
            implements Sheet {}

    /** 延期告知书 (Art 34). */
    record Extension(Heading heading, Instant receivedAt, int days, String reason, String dueOn) implements Sheet {}

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

    /**
     * 回访记录表.
     *
     * @param unit that handled the matter
     * @param result with which it ended
     * @param visits up to the one that it tells of, oldest first
     */
    record Revisit(Heading heading, String unit, String result, List<Visit> visits) implements Sheet {}

    /**
     * A revisit.
     *
     * @param secondLook whether it was asked again, a month after the petitioner had confirmed
     * @param satisfaction with the unit's handling, or null where nobody was reached
     * @param officeSatisfaction with the office's service, or null
     */
    record Visit(
            Instant at,
            String result,
            boolean secondLook,
            String satisfaction,
            String officeSatisfaction,
            String note,
            String by) {}

    /**
     * 四定四包交办单: what a joint meeting gave to whom, people by name.
     *
     * @param dueOn 办结时限, as it is printed
     */
    record Lead(
            Heading heading,
            String meeting,
            String leader,
            List<String> handlers,
            String measures,
            String dueOn,
            String packHandle,
            String packClose,
            String packSupport,
            String packPersuade)
            implements Sheet {}

    /** 案卷目录. */
    record Index(Heading heading, LocalDate archivedOn, List<Closing.FileEntry> entries) implements Sheet {}
}
