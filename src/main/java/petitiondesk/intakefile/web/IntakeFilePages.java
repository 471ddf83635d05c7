package petitiondesk.intakefile.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import petitiondesk.intakefile.Field;
import petitiondesk.intakefile.IntakeFileViews.FileView;
import petitiondesk.intakefile.IntakeFiles;
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

    /**
     * Fields under one heading.
     *
     * @param more those that nothing feeds and few files have, folded away
     */
    public record Section(String title, List<Row> rows, List<Row> more, boolean open) {}

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
        return Arrays.stream(Field.Group.values())
                .map(group -> section(group, file.mapping()))
                .toList();
    }

    private Section section(Field.Group group, Mapping mapping) {
        List<Row> rows = new ArrayList<>();
        List<Row> more = new ArrayList<>();
        boolean used = false;
        for (Field field : Field.values()) {
            if (field.group() != group) {
                continue;
            }
            Optional<Mapping.Source> source = mapping.source(field);
            used |= source.isPresent();
            boolean shown = source.isPresent() || group == Field.Group.NEEDED || group == Field.Group.EARLIER;
            (shown ? rows : more).add(row(field, source));
        }
        return new Section(group.title(), rows, more, used || group == Field.Group.NEEDED);
    }

    private Row row(Field field, Optional<Mapping.Source> source) {
        return new Row(
                field.id(),
                field.title(),
                field.required(),
                source.map(Mapping.Source::column).orElse(null),
                source.map(Mapping.Source::value).orElse(null),
                choices(field));
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
