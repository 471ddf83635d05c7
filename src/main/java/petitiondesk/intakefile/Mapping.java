package petitiondesk.intakefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableFile;

/** Which column feeds which field. */
public final class Mapping {

    private static final int VALUE_LENGTH = 200;

    private final Map<Field, Source> sources;

    Mapping(Map<Field, Source> sources) {
        EnumMap<Field, Source> present = new EnumMap<>(Field.class);
        sources.forEach((field, source) -> {
            if (source != null && !source.isEmpty()) {
                present.put(field, source);
            }
        });
        this.sources = Collections.unmodifiableMap(present);
    }

    /**
     * Where a field's text comes from.
     *
     * @param column the header of a column, or null
     * @param value stands in for a cell that is blank, and for a column that is not there; or null
     */
    public record Source(String column, String value) {

        public Source {
            column = column == null || column.isBlank() ? null : column.strip();
            value = value == null || value.isBlank() ? null : value.strip();
        }

        boolean isEmpty() {
            return column == null && value == null;
        }
    }

    /**
     * A mapping as JSON has it, by {@link Field#id()}.
     *
     * @throws Refusal if there is no such field
     */
    @JsonCreator
    static Mapping of(Map<String, Source> sources) {
        Map<Field, Source> byField = new HashMap<>();
        sources.forEach((id, source) ->
                byField.put(Field.of(id).orElseThrow(() -> Refusal.invalid(id, "没有“" + id + "”这个字段")), source));
        return new Mapping(byField);
    }

    @JsonValue
    Map<String, Source> json() {
        Map<String, Source> byId = new LinkedHashMap<>();
        sources.forEach((field, source) -> byId.put(field.id(), source));
        return byId;
    }

    public Optional<Source> source(Field field) {
        return Optional.ofNullable(sources.get(field));
    }

    /** The header's column that feeds the field, or -1. */
    int column(Field field, List<String> header) {
        return source(field)
                .map(Source::column)
                .map(TableFile::normal)
                .map(column -> header.stream().map(TableFile::normal).toList().indexOf(column))
                .orElse(-1);
    }

    /** What of this mapping a file with such a header can use. */
    Mapping within(List<String> header) {
        Map<Field, Source> usable = new HashMap<>();
        sources.forEach((field, source) ->
                usable.put(field, new Source(column(field, header) < 0 ? null : source.column(), source.value())));
        return new Mapping(usable);
    }

    /**
     * Holds the mapping against a header.
     *
     * @throws Refusal naming columns that are not there and fields that nothing feeds
     */
    void check(List<String> header, boolean complete) {
        FieldChecks checks = new FieldChecks();
        for (Field field : Field.values()) {
            Source source = sources.get(field);
            if (source == null) {
                checks.require(!complete || !field.required(), field.id(), "请为“" + field.title() + "”选择一列");
                continue;
            }
            checks.require(
                    source.column() == null || column(field, header) >= 0,
                    field.id(),
                    "“%s”对应的列“%s”不在文件里".formatted(field.title(), source.column()));
            checks.text(field.id(), "“" + field.title() + "”的默认值", source.value(), VALUE_LENGTH);
        }
        checks.done();
    }

    /** A first guess by the headers' names. */
    static Mapping guess(List<String> header) {
        List<String> names = header.stream().map(TableFile::normal).toList();
        Map<Field, Source> guessed = new HashMap<>();
        for (Field field : Field.values()) {
            field.headers().stream()
                    .filter(names::contains)
                    .findFirst()
                    .ifPresent(name -> guessed.put(field, new Source(header.get(names.indexOf(name)), null)));
        }
        // many senders know a subject and a text: the subject then says what is asked for
        Source words = guessed.getOrDefault(Field.TITLE, guessed.get(Field.FACTS));
        if (words != null) {
            guessed.putIfAbsent(Field.REQUEST, words);
            guessed.putIfAbsent(Field.TITLE, guessed.get(Field.REQUEST));
            guessed.putIfAbsent(Field.FACTS, guessed.get(Field.REQUEST));
        } else if (guessed.containsKey(Field.REQUEST)) {
            guessed.put(Field.TITLE, guessed.get(Field.REQUEST));
            guessed.put(Field.FACTS, guessed.get(Field.REQUEST));
        }
        return new Mapping(guessed);
    }
}
