package petitiondesk.petition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import petitiondesk.organisation.Organisation;

/** Asks in the registration form whether the petition repeats an earlier one, and takes the answer. */
@Service
public class RepeatQuestion {

    private static final Logger log = LoggerFactory.getLogger(RepeatQuestion.class);
    private static final String NONE = "NONE";
    private static final String FIELD = "repeatOf";
    private static final int TITLE_IN_LIST = 24;

    private final Repeats repeats;
    private final Organisation organisation;

    RepeatQuestion(Repeats repeats, Organisation organisation) {
        this.repeats = repeats;
        this.organisation = organisation;
    }

    /**
     * The values {@code repeatText}, {@code repeatOptions} and {@code repeatOf} of the form, for the one who looks. A petition
     * can be registered without them: what goes wrong in finding them is told and no more.
     */
    public Map<String, Object> ask(String number, String userId) {
        Map<String, Object> view = new LinkedHashMap<>();
        List<ReferenceLists.Option> options = new ArrayList<>();
        options.add(new ReferenceLists.Option("不是重复件，或者尚未确定", NONE));
        try {
            Repeats.Overview overview = repeats.of(number, userId);
            overview.suggestions()
                    .forEach(one -> options.add(
                            new ReferenceLists.Option(one.number() + " · " + excerpt(one.title()), one.number())));
            view.put("repeatText", text(overview));
        } catch (DataAccessException | TransactionException e) {
            // by its kind only: messages of the database may quote what it read
            log.warn(
                    "No repeats could be suggested for {}: {}",
                    number,
                    e.getClass().getSimpleName());
            view.put("repeatText", "暂时无法查找可能重复的事项，不影响登记；登记以后可以在案卷中关联。");
        }
        view.put("repeatOptions", options);
        view.put(FIELD, NONE);
        return view;
    }

    /**
     * Links the petition with the chosen one, if one was chosen.
     *
     * @throws petitiondesk.shared.Refusal naming the field if it cannot be
     */
    public void answer(String number, String chosen, String userId) {
        if (chosen != null && !chosen.equals(NONE)) {
            repeats.link(number, chosen, FIELD, userId);
        }
    }

    private static String text(Repeats.Overview overview) {
        StringBuilder text = new StringBuilder();
        for (Repeats.Link link : overview.links()) {
            text.append(
                    link.original()
                            ? "- 已确认本件是 %s 的重复件：%s\n".formatted(file(link.number()), line(link.title()))
                            : "- 已确认 %s 是本件的重复件：%s\n".formatted(file(link.number()), line(link.title())));
        }
        for (Repeats.Suggestion one : overview.suggestions()) {
            text.append("- **%s** %s：%s（%s收到，%s）\n"
                    .formatted(
                            String.join("，", one.reasons()),
                            file(one.number()),
                            line(one.title()),
                            PetitionTexts.day(one.receivedAt()),
                            one.statusText()));
        }
        return text.isEmpty() ? "没有发现可能重复的事项。" : text.toString();
    }

    private static String file(String number) {
        return "[" + number + "](/desk/petitions/" + number + ")";
    }

    private static String line(String title) {
        return TaskSummary.escaped(title.replaceAll("\\s+", " "));
    }

    private static String excerpt(String title) {
        return title.codePointCount(0, title.length()) <= TITLE_IN_LIST
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TITLE_IN_LIST)) + "…";
    }
}
