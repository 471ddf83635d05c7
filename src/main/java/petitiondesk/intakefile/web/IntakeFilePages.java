package petitiondesk.intakefile.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import petitiondesk.intakefile.Field;
import petitiondesk.intakefile.IntakeFiles;
import petitiondesk.intakefile.IntakeFiles.FileView;
import petitiondesk.intakefile.Mapping;
import petitiondesk.petition.Channel;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.FiledPetition;
import petitiondesk.petition.Kind;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;

/** Files of petitions on the desk: the list with the upload, and each file with its mapping, progress and lines. */
@Controller
@RequestMapping("/desk/intake-files")
class IntakeFilePages {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ApplicationClock.ZONE);

    private final IntakeFiles files;
    private final ReferenceLists lists;
    private final CurrentUser user;

    IntakeFilePages(IntakeFiles files, ReferenceLists lists, CurrentUser user) {
        this.files = files;
        this.lists = lists;
        this.user = user;
    }

    /**
     * A field with where it is fed from.
     *
     * @param choices what its default may be, or null where any text is allowed
     */
    public record Row(String id, String title, boolean required, String column, String value, List<String> choices) {}

    /** Fields under one heading; those that hardly any file has are folded away unless used. */
    public record Section(String title, List<Row> rows, boolean open) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("files", files.list(user));
        model.addAttribute("pages", this);
        return "intake-files";
    }

    @GetMapping("/{id}")
    String file(@PathVariable long id, Model model) {
        FileView file = files.view(id, user);
        model.addAttribute("file", file);
        model.addAttribute("sections", sections(file));
        model.addAttribute("pages", this);
        return "intake-file";
    }

    public String minute(Instant at) {
        return at == null ? "" : MINUTE.format(at);
    }

    private List<Section> sections(FileView file) {
        Map<Field.Group, List<Row>> rows = new EnumMap<>(Field.Group.class);
        Map<Field.Group, Boolean> used = new EnumMap<>(Field.Group.class);
        for (Field field : Field.values()) {
            Optional<Mapping.Source> source = file.mapping().source(field);
            rows.computeIfAbsent(field.group(), group -> new ArrayList<>())
                    .add(new Row(
                            field.id(),
                            field.title(),
                            field.required(),
                            source.map(Mapping.Source::column).orElse(null),
                            source.map(Mapping.Source::value).orElse(null),
                            choices(field)));
            used.merge(field.group(), source.isPresent(), Boolean::logicalOr);
        }
        return rows.entrySet().stream()
                .map(entry -> new Section(
                        entry.getKey().title(),
                        entry.getValue(),
                        used.get(entry.getKey()) || entry.getKey() == Field.Group.NEEDED))
                .toList();
    }

    private List<String> choices(Field field) {
        return switch (field) {
            case KIND -> Arrays.stream(Kind.values()).map(Kind::title).toList();
            case CHANNEL -> Arrays.stream(Channel.values()).map(Channel::title).toList();
            case STATE ->
                Arrays.stream(FiledPetition.State.values())
                        .map(FiledPetition.State::title)
                        .toList();
            case CONCLUSION ->
                Arrays.stream(Conclusion.values()).map(Conclusion::title).toList();
            case DISTRICT ->
                lists.districts().stream().map(ReferenceLists.Option::label).toList();
            case NAMELESS, CONFIDENTIAL, URGENT, CONSENT_TO_PUBLISH -> List.of("是", "否");
            default -> null;
        };
    }
}
