package petitiondesk.supervision;

import java.time.Instant;
import org.springframework.stereotype.Component;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Sha256;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.Signature;

/**
 * An order as one plain text, which is what a signature covers. Built from nothing but what cannot change, so that it can be
 * built again at any time and compared with what was signed.
 */
@Component
class OrderText {

    private static final String NONE = "无";

    private final CaseBriefs cases;

    OrderText(CaseBriefs cases) {
        this.cases = cases;
    }

    /** What the one who signs reads. */
    String unsigned(Order order, Draft draft) {
        return """
                督办单
                编号：%s
                信访事项编号：%s
                事项：%s
                被督办领导：%s
                责任单位：%s
                督办决定：%s，%s，%s
                交办会议和日期：%s
                原定期限：%s
                督办情形：%s
                %s：%s
                督办要求：%s
                答复期限：%s
                抄送：%s
                """.formatted(
                order.number(),
                order.petitionNumber(),
                cases.of(order.petitionNumber()).title(),
                or(order.supervisedName(), NONE),
                or(order.unitName(), NONE),
                order.meetingNumber(),
                PetitionTexts.day(order.decidedAt()),
                order.measure().title(),
                order.assignedMeeting() == null
                        ? "没有包案"
                        : order.assignedMeeting() + "，" + PetitionTexts.day(order.assignedOn()),
                order.limitTitle() == null ? NONE : order.limitTitle() + "，" + PetitionTexts.day(order.originalDueOn()),
                draft.ground().title(),
                order.limitTitle() == null ? "督办事由" : "未按期办结的原因",
                draft.why(),
                draft.demand(),
                PetitionTexts.day(draft.answerBy()),
                or(draft.copiesTo(), NONE));
    }

    /** The same with who signed it, as what, and when. */
    String signed(Order order, Draft draft, String signer, Capacity capacity, String capacityReason, Instant at) {
        return unsigned(order, draft)
                + """
                签发人：%s
                签发身份：%s%s
                签发时间：%s
                """.formatted(
                                signer,
                                capacity.title(),
                                capacityReason == null ? "" : "（" + capacityReason + "）",
                                at.atZone(ApplicationClock.ZONE));
    }

    /** Whether what is kept is still what was signed. */
    boolean isIntact(Order order, Draft draft, Signature signature) {
        return signature.sha256().equals(Sha256.of(signature.signedText()))
                && signature.signedText().startsWith(unsigned(order, draft));
    }

    private static String or(String text, String absent) {
        return text == null ? absent : text;
    }
}
