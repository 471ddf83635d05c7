package petitiondesk.year;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What registrars, handlers, heads, leaders and the office do on single cases. */
final class CaseWork {

    private static final int STEPS = 12;
    private static final List<String> UNITS = List.of("civil", "land", "labour");
    private static final List<String> MATTERS =
            List.of("宅基地界线", "灌溉水渠", "村道塌陷", "征地补偿", "工程欠薪", "排水倒灌", "林地承包", "低保评定");

    private final Desk desk;
    private int taken;

    CaseWork(Desk desk) {
        this.desk = desk;
    }

    /** Takes a case in at the counter and registers it. */
    Matter takeIn(Story story, String kind, String district, int month) {
        int running = taken++;
        boolean dispute = kind.equals("DISPUTE");
        String unit = dispute ? district : UNITS.get(running % UNITS.size());
        String about = MATTERS.get(running % MATTERS.size());
        Map<String, Object> petition = new LinkedHashMap<>();
        petition.put("kind", kind);
        petition.put("title", about + "问题第" + (running + 1) + "件");
        petition.put("request", "请求处理" + about + "问题。");
        petition.put("facts", "来访人反映：第%d户门前%s问题多次协商未果，影响生产生活。".formatted(running + 1, about));
        petition.put("district", district);
        petition.put(
                "petitioner",
                Map.of("name", "来访人" + (running + 1), "phone", "138%08d".formatted(running), "address", "一组"));
        JsonNode receipt = desk.does("registrar", "counter", Deed.TAKE_IN, "/api/petitions", petition);
        String number = receipt.path("number").asText();
        desk.completes(
                "registrar",
                number,
                "UserTask_Register",
                null,
                Map.of(
                        "kind",
                        kind,
                        "category",
                        dispute ? "D0" + (1 + running % 9) : "C0" + (1 + running % 9),
                        "district",
                        district,
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        unit));
        return new Matter(number, story, kind, district, unit, month);
    }

    /**
     * Does what can be done on the case now.
     *
     * @param workDay whether handlers come to it; what follows from their work is done at every stop
     * @param openOrder whether an order on it is not closed
     */
    void advance(Matter matter, int stop, boolean workDay, boolean openOrder) {
        for (int step = 0; step < STEPS && act(matter, stop, workDay, openOrder); step++) {
            // each step makes the next one visible
        }
    }

    /** Gives a case to the meeting whose agenda is closed already; it waits for the next one. */
    void give(Matter matter) {
        matter.given = desk.completes(
                matter.handler,
                matter.number,
                "UserTask_Handle",
                null,
                Map.of("outcome", "HARD", "difficulty", "涉及多方，已三次调处未果，需要上会研究。"));
    }

    private boolean act(Matter matter, int stop, boolean workDay, boolean openOrder) {
        JsonNode file = desk.get("office", "/api/petitions/" + matter.number);
        matter.ended = file.path("status").asText().equals("ARCHIVED");
        for (JsonNode task : file.path("tasks")) {
            String name = task.path("name").asText();
            boolean done = false;
            if (name.startsWith("办理并拟写答复")) {
                done = handle(matter, file.path("status").asText(), stop, workDay, openOrder);
            } else if (name.startsWith("确认包案结果")) {
                done = confirm(matter, stop);
            } else if (name.startsWith("签发答复")) {
                done = sign(matter);
            } else if (name.startsWith("送达并登记回证")) {
                done = serve(matter, stop);
            } else if (name.startsWith("回访信访人")) {
                done = stop > matter.answeredAt
                        && revisit(matter, task.path("id").asText());
            }
            if (done) {
                return true;
            }
        }
        return false;
    }

    private boolean handle(Matter matter, String status, int stop, boolean workDay, boolean openOrder) {
        if (matter.leaderConfirmed) {
            return resolve(matter, stop);
        }
        if (!workDay) {
            return false;
        }
        if (status.equals("HANDLING") && matter.story.hard() && !matter.given) {
            if (matter.namedByDistrict() || matter.story == Story.UPWARD) {
                return false;
            }
            give(matter);
            return matter.given;
        }
        if (matter.story == Story.EVADED && !matter.given) {
            propose(matter);
            return false;
        }
        if (status.equals("LED") && matter.story == Story.LED_BY_ANOTHER && matter.decisions == 1) {
            if (!matter.changeAsked) {
                askForChange(matter);
            }
            return false;
        }
        boolean waits = openOrder && matter.story != Story.RESOLVED_MEANWHILE || matter.leaderAskedAt == stop;
        return !waits && matter.mayBeResolved() && resolve(matter, stop);
    }

    /** Its unit does nothing, though no limit has passed. */
    private void propose(Matter matter) {
        matter.given = true;
        desk.does(
                "office",
                matter.number,
                Deed.PROPOSE,
                "/api/meetings/proposals",
                Map.of("petitionNumber", matter.number, "ground", "EVASION", "reason", "三次催办，承办单位均未答复进展。"));
    }

    /** Its leader cannot go on: the next meeting is to name another one. */
    private void askForChange(Matter matter) {
        matter.changeAsked = true;
        desk.does(
                "office",
                matter.number,
                Deed.ASK_FOR_CHANGE,
                "/api/petitions/" + matter.number + "/lead-changes",
                Map.of("reason", "包案领导工作变动。"));
    }

    private boolean resolve(Matter matter, int stop) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("outcome", "RESOLVED");
        switch (matter.kind) {
            case "DISPUTE" -> values.put("agreement", "双方按现状划界，互不追究，签字为证。");
            case "SUGGESTION" -> {
                values.put("conclusion", "ADOPTED");
                values.put("opinion", "采纳，列入下季度计划。");
            }
            default -> {
                values.put("conclusion", matter.conclusion());
                values.put("findings", "已到现场核实。");
                values.put("opinion", "十五日内修复并验收。");
                values.put("legalBasis", "《信访工作条例》第三十二条");
                for (String field : List.of("closingSolved", "closingExplained", "closingHelped", "closingLawful")) {
                    values.put(field, "不适用");
                }
            }
        }
        matter.answeredAt = stop;
        return desk.completes(matter.handler, matter.number, "UserTask_Handle", null, values);
    }

    private boolean confirm(Matter matter, int stop) {
        if (matter.leaderAskedAt == stop) {
            return false;
        }
        boolean notYet = matter.story == Story.NOT_YET && matter.leaderAskedAt < 0;
        if (notYet) {
            matter.leaderAskedAt = stop;
            return desk.completes(
                    matter.leader,
                    matter.number,
                    "UserTask_ConfirmLedResult",
                    null,
                    Map.of("ledResult", "NOT_YET", "comment", "界桩还没有立。"));
        }
        matter.leaderConfirmed = true;
        return desk.completes(
                matter.leader, matter.number, "UserTask_ConfirmLedResult", null, Map.of("ledResult", "RESOLVED"));
    }

    private boolean sign(Matter matter) {
        boolean returned = matter.story == Story.LATE_BUT_BEFORE_THE_MEETING && !matter.opinionReturned;
        matter.opinionReturned |= returned;
        return desk.completes(
                matter.head(),
                matter.number,
                "UserTask_SignOpinion",
                null,
                returned ? Map.of("approval", "RETURN", "comment", "请补充测绘结果。") : Map.of("approval", "APPROVE"));
    }

    private boolean serve(Matter matter, int stop) {
        matter.answeredAt = stop;
        return desk.completes(
                matter.handler(),
                matter.number,
                "UserTask_RecordService",
                null,
                Map.of("serviceMethod", "IN_PERSON", "servedOn", desk.today().toString(), "serviceResult", "SIGNED"));
    }

    private boolean revisit(Matter matter, String task) {
        if (matter.story == Story.OFFICE_HANDLES && matter.confirmed == 0) {
            desk.isRefusedTask(
                    "office-2",
                    matter.number,
                    "UserTask_Revisit",
                    null,
                    task,
                    Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
        }
        if (matter.month % 4 == 1 && !matter.unreachable) {
            matter.unreachable = true;
            return desk.completes(
                    "office",
                    matter.number,
                    "UserTask_Revisit",
                    null,
                    Map.of("revisitResult", "UNREACHABLE", "note", "电话无人接听。"));
        }
        boolean broken = matter.round == 0
                && (matter.story == Story.PROMISE_BROKEN
                        || matter.story == Story.BROKEN_AFTER_A_MONTH && matter.confirmed == 1);
        if (!broken) {
            matter.confirmed++;
            return desk.completes(
                    matter.story != Story.OFFICE_HANDLES && matter.month % 2 == 0 ? "office-2" : "office",
                    matter.number,
                    "UserTask_Revisit",
                    null,
                    Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
        }
        matter.reopened();
        return desk.completes(
                "office",
                matter.number,
                "UserTask_Revisit",
                null,
                Map.of("revisitResult", "NOT_RESOLVED", "satisfaction", "UNSATISFIED", "note", "说好的界桩没有立。"));
    }
}
