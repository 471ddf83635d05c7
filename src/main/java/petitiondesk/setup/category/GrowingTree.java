package petitiondesk.setup.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import petitiondesk.petition.Categories.Category;
import petitiondesk.petition.Categories.Tree;

/** A category tree as it becomes while a file is read: entries are found by name below their parent, and never go. */
final class GrowingTree {

    private static final int DIGITS = 2;
    private static final int MOST = 99;

    private final Tree tree;
    private final TreeMap<String, Category> entries = new TreeMap<>();
    private final Map<String, String> codes = new HashMap<>();

    GrowingTree(Tree tree, List<Category> stored) {
        this.tree = tree;
        stored.forEach(this::put);
    }

    Optional<Category> byCode(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** @param parent null for the first level */
    Optional<String> codeOf(String parent, String name) {
        return Optional.ofNullable(codes.get(key(parent, name)));
    }

    /** Adds an entry, or gives the one of this code another name or state. */
    void put(Category entry) {
        Category before = entries.put(entry.code(), entry);
        if (before != null) {
            codes.remove(key(before.parent(), before.name()), before.code());
        }
        codes.put(key(entry.parent(), entry.name()), entry.code());
    }

    /** The next code below the parent that nobody has ever had; empty if all ninety-nine are taken. */
    Optional<String> freeCode(String parent) {
        String prefix = parent == null ? letter() : parent;
        int length = prefix.length() + DIGITS;
        int highest = entries.keySet().stream()
                .filter(code -> code.length() == length && code.startsWith(prefix))
                .mapToInt(code -> Integer.parseInt(code.substring(prefix.length())))
                .max()
                .orElse(0);
        return highest < MOST ? Optional.of(prefix + String.format("%02d", highest + 1)) : Optional.empty();
    }

    /** Names from the first level down. */
    List<String> names(String code) {
        List<String> names = new ArrayList<>();
        for (Category entry = entries.get(code); entry != null; entry = entries.get(parentKey(entry))) {
            names.add(0, entry.name());
        }
        return names;
    }

    List<Category> all() {
        return List.copyOf(entries.values());
    }

    Tree tree() {
        return tree;
    }

    String letter() {
        return tree == Tree.CATEGORY ? "C" : "D";
    }

    /** The code of the entry above, by the form of codes; null for the first level. */
    static String parentOf(String code) {
        return code.length() <= 1 + DIGITS ? null : code.substring(0, code.length() - DIGITS);
    }

    private static String parentKey(Category entry) {
        return entry.parent() == null ? "" : entry.parent();
    }

    private static String key(String parent, String name) {
        return (parent == null ? "" : parent) + "/" + name;
    }
}
