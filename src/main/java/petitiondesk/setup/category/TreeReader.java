package petitiondesk.setup.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import petitiondesk.petition.Categories;
import petitiondesk.petition.Categories.Category;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.setup.FileFaults;
import petitiondesk.setup.category.CategoryFile.Entry;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Lets a tree grow by what files say. Lines with codes come first at each level: they may rename what others go by. */
final class TreeReader {

    private static final Pattern CODE = Pattern.compile("[CD]\\d{2}(\\d{2}){0,2}");
    private static final int LEVELS = 3;
    private static final int NAME_LENGTH = 60;

    private final GrowingTree tree;
    private final FileFaults faults;
    private final Map<String, Entry> seen = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    private TreeReader(GrowingTree tree, FileFaults faults) {
        this.tree = tree;
        this.faults = faults;
    }

    /** @param complete whether entries that no line names are offered no longer */
    static GrowingTree read(
            Tree tree, List<Category> stored, List<CategoryFile> files, boolean complete, FileFaults faults) {
        TreeReader reader = new TreeReader(new GrowingTree(tree, stored), faults);
        List<Entry> entries = new ArrayList<>();
        files.forEach(file -> entries.addAll(file.entries(faults)));
        for (int level = 1; level <= LEVELS; level++) {
            int now = level;
            entries.stream()
                    .filter(entry -> entry.level() == now && entry.code() != null)
                    .forEach(reader::coded);
            // what a deeper line goes by exists, too
            entries.stream()
                    .filter(entry -> entry.level() >= now && !(entry.level() == now && entry.code() != null))
                    .forEach(entry -> reader.byName(entry, now));
        }
        if (complete) {
            reader.endTheOthers();
        }
        reader.checkClosed();
        return reader.tree;
    }

    private void coded(Entry entry) {
        String code = entry.code();
        Optional<String> parent = parent(entry, entry.level());
        if (!CODE.matcher(code).matches() || !code.startsWith(tree.letter())) {
            entry.fault(faults, "代码", "代码应以 " + tree.letter() + " 开头，一级后跟2位数字，每下一级再加2位，例如 " + tree.letter() + "0102");
        } else if (code.length() != 1 + 2 * entry.level()) {
            entry.fault(faults, "代码", "代码“" + code + "”与级别不符：这一行是第" + entry.level() + "级");
        } else if (entry.level() > 1
                && !Optional.ofNullable(GrowingTree.parentOf(code)).equals(parent)) {
            entry.fault(
                    faults,
                    "代码",
                    "代码“" + code + "”不在上级“" + above(entry) + "”的代码"
                            + parent.map(known -> "（" + known + "）").orElse("") + "之下");
        } else if (isFine(entry, code)) {
            tree.codeOf(GrowingTree.parentOf(code), entry.name())
                    .filter(other -> !other.equals(code))
                    .ifPresent(other ->
                            entry.fault(faults, "代码", "同一上级下已有“" + entry.name() + "”，代码是 " + other + "；请用这个代码"));
            put(entry, code, entry.active());
        }
    }

    private void byName(Entry entry, int level) {
        Optional<String> parent = parent(entry, level);
        if (level > 1 && parent.isEmpty()) {
            // its parent has a fault of its own
            return;
        }
        boolean itself = entry.level() == level;
        String name = entry.path().get(level - 1);
        Optional<String> code = tree.codeOf(parent.orElse(null), name);
        if (code.isEmpty()) {
            code = tree.freeCode(parent.orElse(null));
            if (code.isEmpty()) {
                entry.fault(faults, "", "同一上级下最多99个分类，没有空余的代码");
                return;
            }
        }
        if (itself) {
            if (isFine(entry, code.get())) {
                put(entry, code.get(), entry.active());
            }
        } else if (named.add(code.get())) {
            tree.put(new Category(code.get(), tree.tree(), parent.orElse(null), name, true));
        }
    }

    private boolean isFine(Entry entry, String code) {
        Entry before = seen.putIfAbsent(code, entry);
        if (before != null) {
            entry.fault(faults, "", "与" + before.place() + "重复：" + String.join(Categories.BELOW, entry.path()));
            return false;
        }
        try {
            new FieldChecks().text("name", "分类名称", entry.name(), NAME_LENGTH).done();
            return true;
        } catch (Refusal refusal) {
            refusal.errors().forEach(error -> entry.fault(faults, "", error.message()));
            return false;
        }
    }

    private void put(Entry entry, String code, boolean active) {
        named.add(code);
        tree.put(new Category(code, tree.tree(), GrowingTree.parentOf(code), entry.name(), active));
    }

    /** The code of the entry above; empty for the first level and where there is none. */
    private Optional<String> parent(Entry entry, int level) {
        Optional<String> code = Optional.empty();
        for (int i = 0; i < level - 1; i++) {
            code = tree.codeOf(code.orElse(null), entry.path().get(i));
            if (code.isEmpty()) {
                return code;
            }
        }
        return code;
    }

    private static String above(Entry entry) {
        return String.join(Categories.BELOW, entry.path().subList(0, entry.level() - 1));
    }

    private void endTheOthers() {
        tree.all().stream()
                .filter(entry -> entry.active() && !named.contains(entry.code()))
                .forEach(entry ->
                        tree.put(new Category(entry.code(), entry.tree(), entry.parent(), entry.name(), false)));
    }

    /** What is still chosen is found below something that is. */
    private void checkClosed() {
        for (Category entry : tree.all()) {
            Optional<Category> parent = Optional.ofNullable(entry.parent()).flatMap(tree::byCode);
            if (entry.active() && parent.isPresent() && !parent.get().active()) {
                Entry line = seen.get(parent.get().code());
                if (line != null) {
                    line.fault(faults, "状态", "下级“" + entry.name() + "”还在用，不能停用");
                } else {
                    Entry child = seen.get(entry.code());
                    if (child != null) {
                        child.fault(faults, "状态", "上级“" + parent.get().name() + "”已停用");
                    }
                }
            }
        }
    }
}
