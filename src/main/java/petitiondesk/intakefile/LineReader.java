package petitiondesk.intakefile;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import petitiondesk.petition.Channel;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.FiledPetition;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Kind;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal.FieldError;
import petitiondesk.tablefile.CellDates;

/** Reads the cells of one line as a petition, by a mapping; notes each cell that cannot be read. */
final class LineReader {

    private static final int TITLE_LENGTH = 40;
    private static final Set<String> YES = Set.of("是", "有", "√", "1", "true", "y", "yes");
    private static final Set<String> NO = Set.of("否", "无", "×", "0", "false", "n", "no");

    private final List<String> header;
    private final Mapping mapping;
    private final String source;
    private final Vocabulary vocabulary;

    LineReader(List<String> header, Mapping mapping, String source, Vocabulary vocabulary) {
        this.header = header;
        this.mapping = mapping;
        this.source = source;
        this.vocabulary = vocabulary;
    }

    /**
     * A line that was read.
     *
     * @param petition what it says, without the cells that could not be read
     * @param faults one text for each such cell, naming its column and what stands there
     */
    record Reading(FiledPetition petition, Set<Field> unreadable, List<String> faults) {

        boolean accusation() {
            return Kind.ACCUSATION.name().equals(petition.form().kind());
        }
    }

    Reading read(List<String> cells) {
        return new Line(cells).reading();
    }

    /** An error of the register's checks, in the words of the file. */
    String told(FieldError error, List<String> cells) {
        return Field.ofError(error.field())
                .map(field -> place(field, cells) + error.message())
                .orElse(error.message());
    }

    private String place(Field field, List<String> cells) {
        int column = mapping.column(field, header);
        if (column < 0) {
            return mapping.source(field)
                    .map(given -> "“%s”的默认值“%s”：".formatted(field.title(), given.value()))
                    .orElse("“" + field.title() + "”没有对应的列：");
        }
        String cell = cell(cells, column);
        return cell.isEmpty()
                ? "“%s”列是空的：".formatted(header.get(column))
                : "“%s”列“%s”：".formatted(header.get(column), shortened(cell, 30));
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private static String shortened(String text, int length) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length)) + "…";
    }

    /** The line at hand. */
    private final class Line {

        private final List<String> cells;
        private final Set<Field> unreadable = new LinkedHashSet<>();
        private final List<String> faults = new ArrayList<>();

        Line(List<String> cells) {
            this.cells = cells;
        }

        Reading reading() {
            if (cells.size() > header.size()
                    && cells.subList(header.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
                faults.add("这一行有%d列，比表头的%d列多；内容里的逗号或引号可能没有加引号".formatted(cells.size(), header.size()));
            }
            Kind kind = word(Field.KIND, Vocabulary::kind, "不认识这个类别（应为：申诉求决、建议意见、检举控告、矛盾纠纷）");
            Channel channel =
                    word(Field.CHANNEL, Vocabulary::channel, "不认识这个来源渠道（应为：来访、来信、来电、网上、上级交办、网格排查、12345热线、领导接访、负面舆情转办）");
            String district = code(Field.DISTRICT, vocabulary::district);
            IntakeForm form = new IntakeForm(
                    name(kind),
                    name(channel),
                    title(),
                    text(Field.REQUEST),
                    text(Field.FACTS),
                    district,
                    code(Field.VILLAGE, village -> vocabulary.village(village, district)),
                    code(Field.CATEGORY, category -> vocabulary.category(category, kind)),
                    number(Field.PERSONS),
                    number(Field.PERSONS_CONCERNED),
                    null,
                    petitioner(),
                    null,
                    null,
                    null,
                    text(Field.RESPONDENT),
                    flag(Field.NAMELESS),
                    flag(Field.CONFIDENTIAL),
                    flag(Field.CONSENT_TO_PUBLISH),
                    flag(Field.URGENT),
                    text(Field.REPEAT_OF),
                    text(Field.PURPOSE),
                    text(Field.PENDING_ELSEWHERE),
                    text(Field.NEEDS),
                    receivedAt());
            FiledPetition petition = new FiledPetition(
                    form, source, text(Field.EXTERNAL_NUMBER), text(Field.ORIGINAL_NUMBER), earlier());
            return new Reading(petition, Set.copyOf(unreadable), List.copyOf(faults));
        }

        /** A file that has but one column of text gives its beginning as the title. */
        private String title() {
            String title = text(Field.TITLE);
            boolean sameAsFacts = mapping.column(Field.TITLE, header) >= 0
                    && mapping.column(Field.TITLE, header) == mapping.column(Field.FACTS, header);
            return title != null && sameAsFacts ? shortened(title, TITLE_LENGTH) : title;
        }

        private IntakeForm.Person petitioner() {
            IntakeForm.Person person = new IntakeForm.Person(
                    text(Field.PETITIONER_NAME),
                    text(Field.PETITIONER_ID_NUMBER),
                    null,
                    null,
                    text(Field.PETITIONER_PHONE),
                    text(Field.PETITIONER_EMAIL),
                    text(Field.PETITIONER_ADDRESS),
                    null);
            boolean nobody = Stream.of(
                            person.name(), person.idNumber(), person.phone(), person.email(), person.address())
                    .allMatch(text -> text == null);
            return nobody ? null : person;
        }

        private String receivedAt() {
            Optional<LocalDateTime> at = day(Field.RECEIVED_AT, CellDates::time);
            // the counter's form takes a day or an instant; a day alone stands for its beginning
            return at.map(time -> time.atZone(ApplicationClock.ZONE)
                            .toOffsetDateTime()
                            .toString())
                    .orElse(null);
        }

        private FiledPetition.Earlier earlier() {
            FiledPetition.State state = word(Field.STATE, Vocabulary::state, "不认识这个办理状态（应为：在办、已答复、已办结）");
            LocalDate acceptedOn = dayOf(Field.ACCEPTED_ON);
            LocalDate answeredOn = dayOf(Field.ANSWERED_ON);
            LocalDate closedOn = dayOf(Field.CLOSED_ON);
            String responsible = code(Field.RESPONSIBLE_UNIT, vocabulary::responsible);
            Conclusion conclusion =
                    word(Field.CONCLUSION, Vocabulary::conclusion, "不认识这个结论（应为：支持、解释说明、不予支持、采纳、部分采纳、未采纳）");
            String answer = text(Field.ANSWER);
            if (state == null) {
                boolean said = Stream.of(acceptedOn, answeredOn, closedOn).anyMatch(day -> day != null);
                if (said && !unreadable.contains(Field.STATE)) {
                    unreadable.add(Field.STATE);
                    faults.add(place(Field.STATE, cells) + "有受理、答复或者办结日期的，须写明办理状态（在办、已答复、已办结）");
                }
                return null;
            }
            return new FiledPetition.Earlier(state, acceptedOn, responsible, answeredOn, conclusion, answer, closedOn);
        }

        private String text(Field field) {
            int column = mapping.column(field, header);
            String cell = column < 0 ? "" : cell(cells, column);
            return cell.isEmpty()
                    ? mapping.source(field).map(Mapping.Source::value).orElse(null)
                    : cell;
        }

        private LocalDate dayOf(Field field) {
            return day(field, CellDates::day).orElse(null);
        }

        private <T> Optional<T> day(Field field, Function<String, Optional<T>> reader) {
            String text = text(field);
            if (text == null) {
                return Optional.empty();
            }
            Optional<T> day = reader.apply(text);
            if (day.isEmpty()) {
                fault(field, "不是有效的日期（应写成 2025-03-01、2025/3/1 或 2025年3月1日，后面可以带时间）");
            }
            return day;
        }

        private <T> T word(Field field, Function<String, Optional<T>> reader, String problem) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            Optional<T> meaning = reader.apply(text);
            if (meaning.isEmpty()) {
                fault(field, problem);
            }
            return meaning.orElse(null);
        }

        private String code(Field field, Function<String, Vocabulary.Found> reader) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            Vocabulary.Found found = reader.apply(text);
            if (found.problem() != null) {
                fault(field, found.problem());
            }
            return found.code();
        }

        private Integer number(Field field) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            String digits = text.replaceFirst("\\s*[人名个]$", "");
            if (!digits.matches("\\d{1,9}")) {
                fault(field, "不是整数");
                return null;
            }
            return Integer.valueOf(digits);
        }

        private Boolean flag(Field field) {
            String text = text(field);
            if (text == null) {
                return false;
            }
            String answer = text.toLowerCase();
            if (!YES.contains(answer) && !NO.contains(answer)) {
                fault(field, "应写“是”或者“否”");
            }
            return YES.contains(answer);
        }

        private void fault(Field field, String problem) {
            if (unreadable.add(field)) {
                faults.add(place(field, cells) + problem);
            }
        }

        private static String name(Enum<?> value) {
            return value == null ? null : value.name();
        }
    }
}
