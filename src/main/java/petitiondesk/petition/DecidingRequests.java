package petitiondesk.petition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.petition.PetitionerRequests.Outcome;
import petitiondesk.petition.PetitionerRequests.Request;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** The office decides on what the petitioner asks for; what it grants is carried out with the decision. */
@Service
public class DecidingRequests {

    private static final int COMMENT = 2_000;

    private final Cases cases;
    private final PetitionerRequests requests;
    private final RecusablePeople people;
    private final Recusals recusals;
    private final Hearings hearings;
    private final CaseHistory history;
    private final Leading leading;
    private final PetitionProcess process;
    private final Organisation organisation;

    DecidingRequests(
            Cases cases,
            PetitionerRequests requests,
            RecusablePeople people,
            Recusals recusals,
            Hearings hearings,
            CaseHistory history,
            Leading leading,
            PetitionProcess process,
            Organisation organisation) {
        this.cases = cases;
        this.requests = requests;
        this.people = people;
        this.recusals = recusals;
        this.hearings = hearings;
        this.history = history;
        this.leading = leading;
        this.process = process;
        this.organisation = organisation;
    }

    /** What the office says. */
    public enum Decision {
        GRANT("同意"),
        DENY("不同意");

        private final String title;

        Decision(String title) {
            this.title = title;
        }

        /** As the office writes it. */
        public String title() {
            return title;
        }
    }

    /**
     * The decision with what it needs.
     *
     * @param recused user id of who is to keep out, for a recusal that is granted
     * @param heldAt when a hearing that is granted is held, such as {@code 2026-09-01T09:00}; {@code place} where
     * @param comment needed to deny
     */
    public record Answer(Decision decision, String recused, String heldAt, String place, String comment) {}

    /**
     * Decides.
     *
     * @throws Refusal naming the field; if the one who decides is concerned, or nobody would be left to handle the case
     */
    @Transactional
    public void decide(String number, RequestKind kind, Answer answer, String userId) {
        PetitionCourse course = cases.locked(number);
        Request request = requests.waiting(number, kind).orElseThrow(() -> Refusal.conflict("该申请已经决定，或者事项已经结束。"));
        recusals.check(number, userId);
        if (request.person() != null && request.person().contains(nameOf(userId)) || userId.equals(answer.recused())) {
            throw Refusal.forbidden("不能决定针对本人的回避申请，请由联席会议办公室其他人员决定。");
        }
        new FieldChecks()
                .require(answer.decision() == Decision.GRANT || answer.comment() != null, "comment", "不同意的，请写明理由")
                .text("comment", "说明", answer.comment(), COMMENT)
                .done();
        if (answer.decision() == Decision.DENY) {
            requests.decided(request, Outcome.DENY, answer.comment(), null, null, userId);
            history.announce(
                    number,
                    userId,
                    EventKind.REQUEST_DECIDED,
                    "不同意信访人的%s申请：%s".formatted(kind.title(), answer.comment()),
                    "没有同意您的%s申请：%s".formatted(kind.title(), answer.comment()));
        } else if (kind == RequestKind.RECUSAL) {
            recuse(course, request, answer, userId);
        } else {
            hearings.call(number, answer.heldAt(), answer.place(), "信访人申请听证：" + request.reason(), userId);
            requests.decided(
                    request,
                    Outcome.GRANT,
                    answer.comment(),
                    null,
                    hearings.waiting(number).orElseThrow().id(),
                    userId);
        }
    }

    private void recuse(PetitionCourse course, Request request, Answer answer, String userId) {
        String number = course.number();
        FieldChecks checks = new FieldChecks()
                .require(answer.recused() != null, "recused", "同意回避的，请选择回避的人员")
                .require(
                        answer.recused() == null || people.of(course).containsKey(answer.recused()),
                        "recused",
                        "所选人员与该事项的办理无关，或者已经回避");
        if (!checks.failed()) {
            left(course, answer.recused()).ifPresent(gap -> checks.reject("recused", gap));
        }
        checks.done();
        String words = answer.comment() == null ? "。" : "：" + answer.comment();
        recusals.record(number, answer.recused(), "信访人申请，联席会议办公室同意" + words, userId);
        requests.decided(request, Outcome.GRANT, answer.comment(), answer.recused(), null, userId);
        history.announce(
                number,
                userId,
                EventKind.REQUEST_DECIDED,
                "同意信访人的回避申请，由其他人员办理。",
                "同意您的回避申请，%s不再参与办理，由其他工作人员接手。".formatted(nameOf(answer.recused())));
    }

    /** Why the case cannot do without the person, or empty: a right that stops the case helps nobody. */
    private Optional<String> left(PetitionCourse course, String userId) {
        Set<String> out = Stream.concat(
                        recusals.of(course.number()).stream().map(Recusals.Recusal::userId), Stream.of(userId))
                .collect(Collectors.toSet());
        Stream<Map.Entry<String, List<String>>> tasks = process.openTasks(course.number()).stream()
                .map(task -> Map.entry(
                        "任务“" + task.name() + "”",
                        Stream.concat(task.groups().stream().flatMap(this::members), task.users().stream())
                                .toList()));
        Stream<Map.Entry<String, List<String>>> unit =
                Optional.ofNullable(course.responsible()).flatMap(organisation::responsible).stream()
                        .flatMap(responsible -> groupsOf(responsible, course.isLed()));
        // nobody but the leader confirms what came of a case that is led
        Stream<Map.Entry<String, List<String>>> lead = course.isLed()
                ? leading.teamOf(course.number()).stream().map(team -> Map.entry("包案", List.of(team.leader())))
                : Stream.empty();
        return Stream.of(tasks, unit, lead)
                .flatMap(Function.identity())
                .filter(work -> work.getValue().contains(userId) && out.containsAll(work.getValue()))
                .findFirst()
                .map(work -> "%s回避以后，%s没有其他人办理，须改变承办单位：请先在案卷中改交其他单位（待签发的先退回承办人，包案的提请会议变更），再同意回避"
                        .formatted(nameOf(userId), work.getKey()));
    }

    private Stream<Map.Entry<String, List<String>>> groupsOf(Responsible unit, boolean led) {
        Map.Entry<String, List<String>> signing =
                Map.entry(unit.name() + "的签发", members(unit.headsGroup()).toList());
        // a case that is led is handled by people whom the meeting has named
        return led
                ? Stream.of(signing)
                : Stream.of(
                        signing,
                        Map.entry(unit.name() + "的办理", members(unit.group()).toList()));
    }

    private Stream<String> members(String group) {
        return organisation.members(group).stream().map(Organisation.Person::userId);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
