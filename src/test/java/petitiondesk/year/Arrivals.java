package petitiondesk.year;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws from the seed which cases come in before which meeting, and what becomes of each. */
final class Arrivals {

    private final YearSettings settings;
    private final CaseWork cases;
    private final Map<String, Matter> matters;
    private final Random random;
    private final List<Story> stories = new ArrayList<>();
    private int hard;

    Arrivals(YearSettings settings, CaseWork cases, Map<String, Matter> matters) {
        this.settings = settings;
        this.cases = cases;
        this.matters = matters;
        random = new Random(settings.seed());
        drawStories();
    }

    /** Each story as often as the others, in an order that the seed decides. */
    private void drawStories() {
        List<Story> round = new ArrayList<>(List.of(Story.values()));
        round.removeIf(story -> !story.hard());
        while (stories.size() < settings.hard()) {
            Collections.shuffle(round, random);
            stories.addAll(round.subList(0, Math.min(round.size(), settings.hard() - stories.size())));
        }
    }

    /** The cases that come in before a meeting, counted from 0: its share of the hard ones, and three of the others. */
    void before(int month) {
        while (hard < settings.hard() * (month + 1) / settings.months()) {
            takeIn(stories.get(hard), random.nextInt(5) < 2 ? "DISPUTE" : "CLAIM", month);
            hard++;
        }
        Story claim = switch (month % 4) {
            case 1 -> Story.NEGLECTED;
            case 2 -> Story.EVADED;
            default -> Story.ORDINARY;
        };
        takeIn(claim, "CLAIM", month);
        takeIn(Story.ORDINARY, "DISPUTE", month);
        takeIn(Story.ORDINARY, month % 2 == 0 ? "SUGGESTION" : "CLAIM", month);
    }

    private void takeIn(Story story, String kind, int month) {
        String district = MeetingWork.DISTRICTS.get(random.nextInt(MeetingWork.DISTRICTS.size()));
        // returned to its unit and forgotten there: a claim, for a district's dispute would be late much sooner
        Matter matter = cases.takeIn(story, story == Story.RETURNED_AND_FORGOTTEN ? "CLAIM" : kind, district, month);
        matters.put(matter.number, matter);
    }
}
