package petitiondesk.setup;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import petitiondesk.setup.FileSubject.Recognised;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Files on their way into the desk: given one by one, looked at together, then applied at once or discarded. */
@Service
public class FileChanges {

    private static final int NAME_LENGTH = 120;
    private static final int FILES = 20;

    private final List<FileSubject> subjects;
    private final StagedFiles files;

    FileChanges(List<FileSubject> subjects, StagedFiles files) {
        this.subjects = subjects;
        this.files = files;
    }

    /** A file that waits. */
    public record Waiting(String name, String list, int lines, String encoding) {

        static Waiting of(StagedFile file, Recognised recognised) {
            return new Waiting(file.name(), recognised.list(), recognised.lines(), recognised.encoding());
        }
    }

    /** What is stored, and the files that wait to change it. */
    public record State(List<FileSubject.Stock> stock, List<Waiting> files) {}

    public State state(String subject, String userId) {
        FileSubject found = subject(subject);
        return new State(
                found.stock(),
                files.of(userId, subject).stream()
                        .map(file -> Waiting.of(file, found.recognise(file)))
                        .toList());
    }

    /** Takes a file; one that cannot be read, or is something else, is not kept. */
    public Waiting stage(String subject, String userId, String name, byte[] content) {
        FileSubject found = subject(subject);
        new FieldChecks().requiredText("name", "文件名", name, NAME_LENGTH).done();
        StagedFile file = new StagedFile(name.strip(), content);
        Recognised recognised = found.recognise(file);
        if (files.of(userId, subject).stream()
                        .filter(other -> !other.name().equals(file.name()))
                        .count()
                >= FILES) {
            throw Refusal.conflict("一次最多" + FILES + "个文件，请先应用或者清除已有的文件。");
        }
        files.keep(userId, subject, file);
        return Waiting.of(file, recognised);
    }

    public void discard(String subject, String userId, String name) {
        FileSubject found = subject(subject);
        if (name == null || name.isBlank()) {
            files.discard(userId, found.id());
        } else {
            files.discard(userId, found.id(), name.strip());
        }
    }

    public Plan preview(String subject, String userId, Set<String> options) {
        FileSubject found = subject(subject);
        return found.plan(waiting(found, userId), known(found, options), userId);
    }

    public Plan apply(String subject, String userId, Set<String> options, String fingerprint) {
        FileSubject found = subject(subject);
        if (fingerprint == null || fingerprint.isBlank()) {
            throw Refusal.invalid("fingerprint", "请先预览，再应用预览过的内容");
        }
        return found.apply(
                waiting(found, userId),
                known(found, options),
                fingerprint,
                userId,
                () -> files.discard(userId, found.id()));
    }

    public byte[] export(String subject, String list) {
        return subject(subject).export(list);
    }

    private List<StagedFile> waiting(FileSubject subject, String userId) {
        List<StagedFile> waiting = files.of(userId, subject.id());
        if (waiting.isEmpty()) {
            throw Refusal.invalid("file", "还没有文件，请先选择文件上传");
        }
        return waiting;
    }

    private static Set<String> known(FileSubject subject, Set<String> options) {
        FieldChecks checks = new FieldChecks();
        options.stream()
                .filter(option -> !subject.options().contains(option))
                .sorted()
                .forEach(option -> checks.reject(
                        "option",
                        "没有“" + option + "”这个选项，可用的有："
                                + subject.options().stream().sorted().collect(Collectors.joining("、"))));
        checks.done();
        return options;
    }

    private FileSubject subject(String id) {
        return subjects.stream()
                .filter(subject -> subject.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这类资料。"));
    }
}
