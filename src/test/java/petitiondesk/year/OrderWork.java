package petitiondesk.year;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What office, conveners and supervised leaders do with supervision orders. */
final class OrderWork {

    private static final String ORDERS = "/api/supervision-orders/";

    private final Desk desk;
    private final Map<String, Matter> matters;
    private final Set<String> redrafted = new HashSet<>();
    private final Set<String> returned = new HashSet<>();

    OrderWork(Desk desk, Map<String, Matter> matters) {
        this.desk = desk;
        this.matters = matters;
    }

    /** Numbers of the petitions with an order that is not closed. */
    Set<String> openOn() {
        Set<String> open = new HashSet<>();
        for (JsonNode order : desk.get("office", "/api/supervision-orders")) {
            if (!order.path("status").asText().equals("CLOSED")) {
                open.add(order.path("petitionNumber").asText());
            }
        }
        return open;
    }

    /** Drafts, signs and so serves the orders of a meeting. */
    void issue(String meeting, LocalDate answerBy, boolean deputyActs) {
        boolean tried = false;
        for (JsonNode order : desk.get("office", "/api/supervision-orders")) {
            String number = order.path("number").asText();
            if (order.path("meetingNumber").asText().equals(meeting)
                    && order.path("status").asText().equals("DRAFTING")) {
                Matter matter = matters.get(order.path("petitionNumber").asText());
                draft(number, matter, answerBy);
                if (!tried) {
                    signPastThePage(number);
                    tried = true;
                }
                sign(number, matter, answerBy, deputyActs);
            }
        }
    }

    private void draft(String number, Matter matter, LocalDate answerBy) {
        boolean soon = matter.story == Story.ANSWERED_LATE || matter.story == Story.ORDERED_AGAIN_WHILE_OPEN;
        LocalDate day = soon ? desk.today().plusDays(7) : answerBy;
        desk.completes(
                "office",
                number,
                "UserTask_DraftOrder",
                null,
                Map.of("demand", "限期化解，书面答复。", "answerBy", day.toString()));
    }

    /** A signature is no field of a form. */
    private void signPastThePage(String number) {
        String task = desk.taskOf("convener", number, "UserTask_SignOrder", null);
        desk.isRefusedTask("convener", number, "UserTask_SignOrder", null, task, Map.of("approval", "APPROVE"));
        desk.isRefused("office", number, Deed.SIGN_ORDER, ORDERS + number + "/signature", pin());
    }

    private void sign(String number, Matter matter, LocalDate answerBy, boolean deputyActs) {
        boolean concerned = matter.story == Story.CONVENER_CONCERNED && matter.leader != null;
        if (concerned) {
            desk.isRefused("convener", number, Deed.SIGN_ORDER, ORDERS + number + "/signature", pin());
        } else if (!deputyActs) {
            desk.isRefused("deputy", number, Deed.SIGN_ORDER, ORDERS + number + "/signature", pin());
        }
        String signer = concerned || deputyActs ? "deputy" : "convener";
        if (matter.story == Story.ORDER_REDRAFTED && redrafted.add(number)) {
            desk.does(signer, number, Deed.RETURN_ORDER, ORDERS + number + "/return", Map.of("comment", "请写明上次会议的要求。"));
            draft(number, matter, answerBy);
        }
        Map<String, Object> signature = new LinkedHashMap<>(pin());
        signature.put(
                "sha256", desk.get(signer, ORDERS + number).path("textSha256").asText());
        desk.does(signer, number, Deed.SIGN_ORDER, ORDERS + number + "/signature", signature);
    }

    /** Answers what is to be answered at this stop, and verifies it. */
    void answer(boolean workDay) {
        List<JsonNode> oldestFirst = new ArrayList<>();
        for (JsonNode order : desk.get("office", "/api/supervision-orders")) {
            Matter matter = matters.get(order.path("petitionNumber").asText());
            String number = order.path("number").asText();
            if (order.path("status").asText().equals("ANSWERING") && isAnswered(matter, number, workDay)) {
                oldestFirst.add(0, order);
            }
        }
        Set<String> first = new HashSet<>();
        for (JsonNode order : oldestFirst) {
            // of two orders on one case the older one is answered first
            if (!first.add(order.path("petitionNumber").asText())) {
                continue;
            }
            oldestFirst.stream()
                    .filter(other ->
                            other != order && other.path("petitionNumber").equals(order.path("petitionNumber")))
                    .forEach(other -> desk.isRefused(
                            answers(other),
                            other.path("number").asText(),
                            Deed.ANSWER_ORDER,
                            ORDERS + other.path("number").asText() + "/answer",
                            Map.of("answer", "已落实。")));
        }
        oldestFirst.forEach(this::answer);
    }

    /** Who has to answer. */
    private String answers(JsonNode order) {
        String supervised = order.path("supervised").asText(null);
        return supervised == null
                ? matters.get(order.path("petitionNumber").asText()).head()
                : supervised;
    }

    private boolean isAnswered(Matter matter, String number, boolean workDay) {
        return switch (matter.story) {
            case RESOLVED_MEANWHILE -> !workDay;
            // the first one stays unanswered until a second has been decided on
            case ORDERED_AGAIN_WHILE_OPEN -> workDay && matter.mayBeResolved();
            case ANSWER_RETURNED -> workDay != returned.contains(number);
            default -> workDay;
        };
    }

    private void answer(JsonNode order) {
        String number = order.path("number").asText();
        Matter matter = matters.get(order.path("petitionNumber").asText());
        boolean sentBack = matter.story == Story.ANSWER_RETURNED && returned.add(number);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("answer", "已约双方到现场，逐项落实。");
        if (matter.mayBeResolved() && !sentBack) {
            answer.put("finishedOn", desk.today().toString());
        }
        desk.does(answers(order), number, Deed.ANSWER_ORDER, ORDERS + number + "/answer", answer);
        desk.does(
                "office",
                number,
                Deed.VERIFY_ANSWER,
                ORDERS + number + "/verification",
                sentBack ? Map.of("verdict", "RETURNED", "comment", "没有附现场照片。") : Map.of("verdict", "ACCEPTED"));
    }

    private static Map<String, Object> pin() {
        return Map.of("pin", "demo");
    }
}
