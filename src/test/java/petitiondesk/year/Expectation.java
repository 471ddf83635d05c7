package petitiondesk.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rules make of a journal: where cases stand, what meetings have before them, what their minutes must say. */
final class Expectation {

    private static final Pattern NUMBER = Pattern.compile("XF\\d{4}-\\d{6}");
    private static final Pattern TOLD_NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(XF\\d{4}-\\d{6})\"");

    /** A case of an earlier decision, as the minutes have to report on it. */
    record Checked(String petition, String status, boolean confirmed, boolean late) {}

    /** A meeting as the journal has it. */
    static final class Meeting {

        final Map<String, Deed> reports = new LinkedHashMap<>();
        final Map<String, Deed> hardDecisions = new LinkedHashMap<>();
        final Map<String, Deed> lateDecisions = new LinkedHashMap<>();
        Set<String> hard = Set.of();
        Set<String> late = Set.of();
        List<Checked> checked = List.of();
        Instant frozenAt;
        Instant openedAt;
        Instant draftedAt;
        Deed signed;
    }

    final Map<String, CaseRule> cases = new LinkedHashMap<>();
    final Map<String, Meeting> meetings = new LinkedHashMap<>();
    final Map<String, Deed> orderSignatures = new LinkedHashMap<>();
    final Set<String> namedHard = new TreeSet<>();
    final List<String> revisitedByHandlers = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    private Expectation() {}

    static Expectation of(List<Deed> journal) {
        Expectation expectation = new Expectation();
        journal.stream().filter(Deed::done).forEach(expectation::apply);
        return expectation;
    }

    private void apply(Deed deed) {
        if (deed.is(Deed.TAKE_IN)) {
            Matcher number = TOLD_NUMBER.matcher(deed.answer());
            if (number.find()) {
                cases.put(number.group(1), new CaseRule(deed.value("kind")));
            }
        } else if (deed.subject().startsWith("XF")) {
            petition(deed);
        } else if (deed.subject().startsWith("LX")) {
            meeting(deed, meetings.computeIfAbsent(deed.subject(), number -> new Meeting()));
        } else if (deed.is(Deed.SIGN_ORDER)) {
            orderSignatures.put(deed.subject(), deed);
        }
    }

    private void petition(Deed deed) {
        CaseRule rule = cases.get(deed.subject());
        if (deed.is("UserTask_Revisit") && rule.handled().contains(deed.user())) {
            revisitedByHandlers.add(deed.subject());
        }
        if ("HARD".equals(deed.value("outcome"))) {
            namedHard.add(deed.subject());
        }
        rule.apply(deed);
    }

    private void meeting(Deed deed, Meeting meeting) {
        switch (deed.step()) {
            case "UserTask_ReportDistrict" -> {
                meeting.reports.put(deed.item(), deed);
                Matcher named = NUMBER.matcher(deed.value("hardCases") == null ? "" : deed.value("hardCases"));
                while (named.find()) {
                    namedHard.add(named.group());
                    cases.get(named.group()).named();
                }
            }
            case "UserTask_FreezeAgenda" -> {
                meeting.frozenAt = deed.at();
                meeting.hard = with(CaseRule::isForMeeting);
            }
            case "UserTask_OpenMeeting" -> {
                meeting.openedAt = deed.at();
                meeting.late = with(rule -> rule.takeProposal() | rule.isLate(deed.at()));
                opened.add(deed.subject());
            }
            case "UserTask_DecideCase" -> {
                meeting.hardDecisions.put(deed.item(), deed);
                cases.get(deed.item()).apply(deed);
            }
            case "UserTask_DecideOverdue" -> meeting.lateDecisions.put(deed.item(), deed);
            case "UserTask_DraftMinutes" -> {
                meeting.draftedAt = deed.at();
                meeting.checked = checkedBy(deed);
            }
            case Deed.SIGN_MINUTES -> meeting.signed = deed;
            default -> {
                // plans and returns change nothing that is counted here
            }
        }
    }

    private Set<String> with(java.util.function.Predicate<CaseRule> condition) {
        Set<String> found = new TreeSet<>();
        cases.forEach((number, rule) -> {
            if (condition.test(rule)) {
                found.add(number);
            }
        });
        return found;
    }

    /** What the meeting before decided, and what is led still by decisions of earlier ones. */
    private List<Checked> checkedBy(Deed draft) {
        int position = opened.indexOf(draft.subject());
        List<Checked> checked = new ArrayList<>();
        for (int i = 0; i < position; i++) {
            boolean last = i == position - 1;
            String earlier = opened.get(i);
            meetings.get(earlier).hardDecisions.forEach((petition, decision) -> {
                CaseRule rule = cases.get(petition);
                boolean inForce = rule.lead() != null && rule.lead().meeting().equals(earlier);
                if (last || inForce) {
                    checked.add(checked(petition, rule, decision, draft));
                }
            });
        }
        if (position > 0) {
            meetings.get(opened.get(position - 1))
                    .lateDecisions
                    .forEach((petition, decision) -> checked.add(
                            new Checked(petition, cases.get(petition).status(draft.at()), false, false)));
        }
        return checked;
    }

    private static Checked checked(String petition, CaseRule rule, Deed decision, Deed draft) {
        CaseRule.Lead lead = rule.leadBy(decision.subject());
        return new Checked(
                petition,
                rule.status(draft.at()),
                lead != null && lead.confirmed(),
                lead != null && lead.isLate(draft.at()));
    }
}
