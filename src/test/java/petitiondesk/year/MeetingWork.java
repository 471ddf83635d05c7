package petitiondesk.year;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What office, districts and conveners do in joint meetings. */
final class MeetingWork {

    static final List<String> DISTRICTS = List.of("east", "west", "south", "north");

    private static final String MEETINGS = "/api/meetings/";
    private static final String LEGAL_LIMIT = "作出处理意见";

    private final Desk desk;
    private final Map<String, Matter> matters;
    private int leads;

    MeetingWork(Desk desk, Map<String, Matter> matters) {
        this.desk = desk;
        this.matters = matters;
    }

    /** The meeting has begun by itself; the office sets date and place. */
    void prepare(YearMonth month, boolean changed) {
        String number = Months.number(month);
        desk.awaits(
                "meeting " + number + " begins",
                () -> desk.taskOf("office", number, "UserTask_PrepareMeeting", null) != null);
        LocalDate held = Months.held(month);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("heldAt", held + "T09:30");
        plan.put("freezeAt", held.minusDays(1) + "T17:00");
        plan.put("place", "镇政府二楼会议室");
        desk.completes("office", number, "UserTask_PrepareMeeting", null, plan);
        if (changed) {
            plan.put("place", "镇政府三楼会议室");
            plan.put("reason", "二楼会议室检修");
            desk.does("office", number, Deed.CHANGE_PLAN, MEETINGS + number + "/plan", plan);
        }
    }

    void freeze(YearMonth month) {
        desk.completes("office", Months.number(month), "UserTask_FreezeAgenda", null, Map.of("confirmed", true));
    }

    void open(YearMonth month, boolean convenerAbsent) {
        List<String> absent = new ArrayList<>(List.of("district-" + DISTRICTS.get(month.getMonthValue() % 4)));
        if (convenerAbsent) {
            absent.add("convener");
        }
        desk.completes("office", Months.number(month), "UserTask_OpenMeeting", null, Map.of("absent", absent));
    }

    /** Decides every case on the agenda. */
    void decide(YearMonth month) {
        String number = Months.number(month);
        JsonNode meeting = desk.get("office", MEETINGS + number);
        for (JsonNode item : meeting.path("hardCases")) {
            decideHard(month, matters.get(item.path("petitionNumber").asText()));
        }
        for (JsonNode item : meeting.path("lateCases")) {
            decideLate(
                    number,
                    matters.get(item.path("petitionNumber").asText()),
                    !item.path("leaderName").isMissingNode());
        }
        desk.awaits("orders of " + number, () -> desk.taskOf("office", number, "UserTask_DraftMinutes", null) != null);
    }

    private void decideHard(YearMonth month, Matter matter) {
        String number = Months.number(month);
        String way = matter.way();
        matter.decisions++;
        if (!way.equals("LEAD")) {
            desk.completes(
                    "office",
                    number,
                    "UserTask_DecideCase",
                    matter.number,
                    Map.of("decision", way, "comment", "按会议意见办理，补充材料。"));
            return;
        }
        Map<String, Object> lead = new LinkedHashMap<>();
        boolean first = matter.leader == null ? leads++ % 2 == 0 : matter.leader.equals("leader-2");
        String leader = first ? "leader-1" : "leader-2";
        String handler = matter.story == Story.OFFICE_HANDLES ? "office-2" : matter.handler();
        lead.put("decision", "LEAD");
        lead.put("leader", leader);
        lead.put("handlers", List.of(handler, matter.unit.equals("land") ? "unit-labour" : "unit-land"));
        lead.put("measures", "现场勘界，召开听证会。");
        if (matter.story == Story.CONVENER_CONCERNED) {
            lead.put("packSupport", "convener");
        }
        LocalDate day = day(month, matter.leader == null ? matter.story.due() : Story.Due.BEFORE_MEETING);
        LocalDate legal = legalDay(matter);
        if (legal != null && day.isAfter(legal)) {
            lead.put("dueOn", day.toString());
            desk.isRefusedTask(
                    "office",
                    number,
                    "UserTask_DecideCase",
                    matter.number,
                    desk.taskOf("office", number, "UserTask_DecideCase", matter.number),
                    lead);
            day = legal;
        }
        lead.put("dueOn", day.toString());
        if (desk.completes("office", number, "UserTask_DecideCase", matter.number, lead)) {
            matter.led(leader, handler);
        }
    }

    /** The legal date of a claim, as long as it has not passed; null where there is none. */
    private LocalDate legalDay(Matter matter) {
        for (JsonNode limit :
                desk.get("office", "/api/petitions/" + matter.number).path("limits")) {
            if (limit.path("title").asText().equals(LEGAL_LIMIT)
                    && limit.path("running").asBoolean()
                    && !limit.path("overdue").asBoolean()) {
                return LocalDate.parse(limit.path("dueOn").asText());
            }
        }
        return null;
    }

    private LocalDate day(YearMonth month, Story.Due due) {
        YearMonth next = month.plusMonths(1);
        return switch (due) {
            case EARLY -> Months.begins(next).minusDays(4);
            case BEFORE_MEETING -> Months.begins(next).plusDays(2);
            case AFTER_MEETING -> Months.held(next).plusDays(15);
        };
    }

    /** What stories do not foresee is late for a good reason. */
    private void decideLate(String number, Matter matter, boolean led) {
        boolean foreseen = (led || matter.lateWithoutLeader()) && matter.measuresLeft();
        String measure = foreseen ? matter.story.measures().get(matter.measures) : "JUSTIFIED";
        if (measure.equals("SECOND_ORDER") && matter.story == Story.ORDERED_AGAIN_WHILE_OPEN) {
            // one order is out: another first one would hide it
            desk.isRefusedTask(
                    "office",
                    number,
                    "UserTask_DecideOverdue",
                    matter.number,
                    desk.taskOf("office", number, "UserTask_DecideOverdue", matter.number),
                    Map.of("measure", "ORDER"));
        }
        Map<String, Object> decision = new LinkedHashMap<>(Map.of("measure", measure));
        if (!measure.equals("ORDER")) {
            decision.put("comment", "会议研究，限期整改。");
        }
        if (desk.completes("office", number, "UserTask_DecideOverdue", matter.number, decision) && foreseen) {
            matter.measures++;
        }
    }

    /** The minutes are drafted, sent back once where that is wanted, and signed. */
    void minutes(YearMonth month, boolean returned, boolean deputySigns) {
        String number = Months.number(month);
        String signer = deputySigns ? "deputy" : "convener";
        draftMinutes(number);
        if (!deputySigns) {
            desk.isRefused("deputy", number, Deed.SIGN_MINUTES, MEETINGS + number + "/minutes/signature", pin());
        }
        if (returned) {
            desk.does(
                    signer,
                    number,
                    Deed.RETURN_MINUTES,
                    MEETINGS + number + "/minutes/return",
                    Map.of("comment", "请核对到会人数。"));
            desk.awaits(
                    "minutes of " + number + " come back",
                    () -> desk.taskOf("office", number, "UserTask_DraftMinutes", null) != null);
            draftMinutes(number);
        }
        Map<String, Object> signature = new LinkedHashMap<>(pin());
        signature.put(
                "sha256",
                desk.get(signer, MEETINGS + number)
                        .path("minutes")
                        .path("sha256")
                        .asText());
        desk.does(signer, number, Deed.SIGN_MINUTES, MEETINGS + number + "/minutes/signature", signature);
    }

    private void draftMinutes(String number) {
        desk.completes("office", number, "UserTask_DraftMinutes", null, Map.of("confirmed", true));
    }

    private static Map<String, Object> pin() {
        return Map.of("pin", "demo");
    }
}
