package petitiondesk.setup.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Categories.Category;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.petition.CategoryChanges;
import petitiondesk.setup.Change;
import petitiondesk.setup.Change.Field;
import petitiondesk.setup.Change.Kind;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.FileSubject;
import petitiondesk.setup.Fingerprint;
import petitiondesk.setup.Plan;
import petitiondesk.setup.Plan.Tally;
import petitiondesk.setup.StagedFile;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableText;

/** A category tree as something that files change. */
final class TreeFiles implements FileSubject {

    private static final String COMPLETE = "complete";
    private static final String EXPORT = "tree";

    private final Tree tree;
    private final String id;
    private final String title;
    private final CategoryChanges categories;
    private final TransactionTemplate transaction;

    TreeFiles(Tree tree, String id, String title, CategoryChanges categories, TransactionTemplate transaction) {
        this.tree = tree;
        this.id = id;
        this.title = title;
        this.categories = categories;
        this.transaction = transaction;
    }

    private record Planned(Plan plan, List<Category> stored, List<Category> changed) {}

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<String> options() {
        return Set.of(COMPLETE);
    }

    @Override
    public Recognised recognise(StagedFile file) {
        CategoryFile read = CategoryFile.read(file);
        return new Recognised(title, read.table().lines().size(), read.table().encoding());
    }

    @Override
    public Plan plan(List<StagedFile> files, Set<String> options, String userId) {
        return plan(files, options).plan();
    }

    @Override
    public Plan apply(List<StagedFile> files, Set<String> options, String fingerprint, String userId, Runnable done) {
        Planned planned = plan(files, options);
        if (!planned.plan().fingerprint().equals(fingerprint)) {
            throw Refusal.conflict("预览以后，文件、选项或者分类有了变化，没有应用。请重新预览，核对后再应用。");
        }
        transaction.executeWithoutResult(status -> {
            categories.apply(tree, planned.changed(), planned.stored());
            done.run();
        });
        return planned.plan();
    }

    @Override
    public List<Stock> stock() {
        List<Category> stored = categories.stored(tree);
        int active = (int) stored.stream().filter(Category::active).count();
        return List.of(new Stock(EXPORT, title, active, stored.size() - active, CategoryFile.HEADER));
    }

    @Override
    public byte[] export(String list) {
        if (!EXPORT.equals(list)) {
            throw Refusal.notFound("没有这份名单。");
        }
        return csv(categories.stored(tree));
    }

    private Planned plan(List<StagedFile> staged, Set<String> options) {
        FileFaults faults = new FileFaults();
        List<CategoryFile> files = new ArrayList<>();
        for (StagedFile file : staged) {
            try {
                files.add(CategoryFile.read(file));
            } catch (Refusal refusal) {
                faults.unreadable(refusal);
            }
        }
        faults.done();
        List<Category> stored = categories.stored(tree);
        GrowingTree grown = TreeReader.read(tree, stored, files, options.contains(COMPLETE), faults);
        faults.done();
        Map<String, Category> before = stored.stream().collect(Collectors.toMap(Category::code, Function.identity()));
        List<Category> changed = grown.all().stream()
                .filter(entry -> !entry.equals(before.get(entry.code())))
                .toList();
        List<Change> changes = changed.stream()
                .map(entry -> change(before.get(entry.code()), entry, grown))
                .toList();
        String fingerprint = new Fingerprint()
                .files(staged)
                .options(options)
                .bytes(csv(stored))
                .value();
        int untouched = grown.all().size();
        Plan plan = new Plan(fingerprint, List.of(Tally.of(title, untouched, changes)), changes, List.of());
        return new Planned(plan, stored, changed);
    }

    private Change change(Category before, Category after, GrowingTree grown) {
        List<Field> fields = new ArrayList<>();
        Kind kind = Kind.CHANGED;
        if (before == null) {
            kind = Kind.ADDED;
            if (!after.active()) {
                fields.add(new Field("状态", null, "停用"));
            }
        } else {
            if (!before.name().equals(after.name())) {
                fields.add(new Field("名称", before.name(), after.name()));
            }
            if (before.active() != after.active()) {
                kind = after.active() ? Kind.REOPENED : Kind.CLOSED;
                fields.add(new Field("状态", status(before), status(after)));
            }
        }
        return new Change(title, kind, after.code(), String.join(Categories.BELOW, grown.names(after.code())), fields);
    }

    private byte[] csv(List<Category> entries) {
        GrowingTree all = new GrowingTree(tree, entries);
        return TableText.csv(
                CategoryFile.HEADER,
                entries.stream()
                        .map(entry -> {
                            List<String> path = all.names(entry.code());
                            return List.of(
                                    path.get(0),
                                    path.size() > 1 ? path.get(1) : "",
                                    path.size() > 2 ? path.get(2) : "",
                                    entry.code(),
                                    status(entry));
                        })
                        .toList());
    }

    private static String status(Category entry) {
        return entry.active() ? "在用" : "停用";
    }
}
