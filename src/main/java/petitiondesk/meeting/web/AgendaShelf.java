package petitiondesk.meeting.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import petitiondesk.meeting.MeetingFile;
import petitiondesk.meeting.MeetingFile.HardItem;
import petitiondesk.meeting.MeetingFile.LateItem;
import petitiondesk.meeting.MeetingStatus;

/**
 * The part of a meeting's agenda that one page shows: the cases of one kind, so many at a time. A short agenda shows whole.
 *
 * @param chips what the agenda can be narrowed to; none where it is short
 */
record AgendaShelf(Show show, List<Chip> chips, Part<HardItem> hard, Part<LateItem> late) {

    static final int SHOWN = 50;

    /** What is shown of the agenda. */
    enum Show {
        OPEN("待议定"),
        DECIDED("已议定"),
        ALL("全部");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        /** In addresses. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean holds(boolean decided) {
            return this == ALL || decided == (this == DECIDED);
        }
    }

    /** A choice above the agenda. */
    record Chip(String id, String label, long count, boolean chosen) {}

    /**
     * A page of one list.
     *
     * @param page from 1
     * @param pages at least 1
     */
    record Part<T>(List<T> items, int page, int pages) {

        static <T> Part<T> of(List<T> all, Predicate<T> shown, int page) {
            List<T> found = all.stream().filter(shown).toList();
            int pages = Math.max(1, (found.size() + SHOWN - 1) / SHOWN);
            int current = Math.min(Math.max(1, page), pages);
            return new Part<>(
                    found.subList((current - 1) * SHOWN, Math.min(current * SHOWN, found.size())), current, pages);
        }
    }

    /**
     * The shelf of this meeting.
     *
     * @param wanted a {@link Show#id()}; anything else chooses by itself: while a long meeting sits, what is to be decided
     */
    static AgendaShelf of(MeetingFile file, String wanted, int hardPage, int latePage) {
        int size = file.hardCases().size() + file.lateCases().size();
        boolean lengthy = size > SHOWN;
        Show show = Arrays.stream(Show.values())
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElse(lengthy && file.status() == MeetingStatus.OPEN ? Show.OPEN : Show.ALL);
        return new AgendaShelf(
                show,
                lengthy ? chips(file, show) : List.of(),
                Part.of(file.hardCases(), item -> show.holds(item.decision() != null), hardPage),
                Part.of(file.lateCases(), item -> show.holds(item.measure() != null), latePage));
    }

    private static List<Chip> chips(MeetingFile file, Show chosen) {
        return Arrays.stream(Show.values())
                .map(show -> new Chip(
                        show.id(),
                        show.title,
                        file.hardCases().stream()
                                        .filter(item -> show.holds(item.decision() != null))
                                        .count()
                                + file.lateCases().stream()
                                        .filter(item -> show.holds(item.measure() != null))
                                        .count(),
                        show == chosen))
                .toList();
    }
}
