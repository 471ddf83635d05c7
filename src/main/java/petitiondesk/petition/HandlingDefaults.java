package petitiondesk.petition;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What the handling form is filled with: after a return, the draft that was returned, with the head's comment. */
@Service
public class HandlingDefaults {

    private final Cases cases;
    private final Opinions opinions;
    private final Reopenings reopenings;

    HandlingDefaults(Cases cases, Opinions opinions, Reopenings reopenings) {
        this.cases = cases;
        this.opinions = opinions;
        this.reopenings = reopenings;
    }

    public Map<String, Object> of(String number) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("outcome", "RESOLVED");
        values.put("returnText", "");
        if (cases.course(number).round() > 0) {
            values.put(
                    "returnText",
                    reopenings
                            .newFacts(cases.course(number))
                            .map(facts -> "**因新的事实重新办理：** " + TaskSummary.escaped(facts))
                            .orElse("**重新办理：** 请核实承诺事项为何没有落实，落实后重新答复。"));
        }
        opinions.newest(number)
                .ifPresent(draft -> opinions.signature(draft.id())
                        .filter(signature -> signature.approval() == Approval.RETURN)
                        .ifPresent(signature -> {
                            values.put("returnText", "**负责人退回修改：** " + TaskSummary.escaped(signature.comment()));
                            values.put(
                                    "conclusion",
                                    draft.conclusion() == null
                                            ? null
                                            : draft.conclusion().name());
                            values.put("agreement", draft.agreement());
                            values.put("findings", draft.findings());
                            values.put("opinion", draft.opinion());
                            values.put("legalBasis", draft.legalBasis());
                            values.put("closingSolved", draft.closingSolved());
                            values.put("closingExplained", draft.closingExplained());
                            values.put("closingHelped", draft.closingHelped());
                            values.put("closingLawful", draft.closingLawful());
                        }));
        return values;
    }
}
