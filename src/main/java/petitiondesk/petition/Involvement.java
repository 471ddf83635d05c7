package petitiondesk.petition;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether somebody is so much part of a case that he must not sit in judgement over how it goes. */
@Service
public class Involvement {

    private final LeadDecisions decisions;
    private final Participants participants;
    private final Recusals recusals;

    Involvement(LeadDecisions decisions, Participants participants, Recusals recusals) {
        this.decisions = decisions;
        this.participants = participants;
        this.recusals = recusals;
    }

    /** How the person is involved, in words that follow his name, such as 是该事项的包案领导; empty if he is not. */
    @Transactional(readOnly = true)
    public Optional<String> of(String number, String userId) {
        return decisions.of(number).stream()
                .flatMap(decision -> part(decision, userId).stream())
                .findFirst()
                .or(() -> participants.whoHandled(number).contains(userId) ? Optional.of("参与办理过该事项") : Optional.empty())
                .or(() -> recusals.against(number, userId).map(why -> "在该事项中应当回避"));
    }

    private static Optional<String> part(LeadDecision decision, String userId) {
        if (userId.equals(decision.leader())) {
            return Optional.of("是该事项的包案领导");
        }
        if (decision.handlers().contains(userId)) {
            return Optional.of("是该事项的办案人员");
        }
        boolean undertakes = Stream.of(
                        decision.packHandle(), decision.packClose(), decision.packSupport(), decision.packPersuade())
                .anyMatch(userId::equals);
        return undertakes ? Optional.of("是该事项的四包责任人") : Optional.empty();
    }
}
