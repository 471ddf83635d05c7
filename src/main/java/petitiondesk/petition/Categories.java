package petitiondesk.petition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Categories of petitions and types of disputes: two trees of up to three levels. A code begins with its parent's. */
@Component
public class Categories {

    /** Between the names of a path. */
    public static final String BELOW = " / ";

    private static final int FIRST_LEVEL = 3;
    private static final String ALL = "select code, tree, parent, name, active from category";

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of the two trees a code belongs to. */
    public enum Tree {
        CATEGORY,
        DISPUTE_TYPE
    }

    /**
     * One entry of a tree.
     *
     * @param parent code of the entry above, or null
     * @param active false once it is no longer offered; cases that have it keep it
     */
    public record Category(String code, Tree tree, String parent, String name, boolean active) {}

    /**
     * An entry with the names of those above it.
     *
     * @param path such as 城乡建设 / 工程质量 / 施工安全
     */
    public record Offered(String code, String parent, String name, String path) {}

    /** All entries of the tree that may be chosen, each below its parent. */
    public List<Offered> in(Tree tree) {
        return in(tree, true);
    }

    /** All entries of the tree that are no longer offered; earlier cases may have them. */
    public List<Offered> endedIn(Tree tree) {
        return in(tree, false);
    }

    private List<Offered> in(Tree tree, boolean active) {
        Map<String, String> paths = names();
        return jdbc
                .sql(ALL + " where tree = :tree and active = :active order by code")
                .param("tree", tree.name())
                .param("active", active)
                .query(Category.class)
                .list()
                .stream()
                .map(entry -> new Offered(entry.code(), entry.parent(), entry.name(), paths.get(entry.code())))
                .toList();
    }

    /** The entry, also one that is no longer offered. */
    public Optional<Category> byCode(String code) {
        return jdbc.sql(ALL + " where code = :code")
                .param("code", code)
                .query(Category.class)
                .optional();
    }

    /** Paths of all codes of both trees. */
    public Map<String, String> names() {
        Map<String, String> paths = new HashMap<>();
        // parents come before their children: their codes are shorter beginnings of theirs
        jdbc.sql(ALL + " order by code").query(Category.class).list().forEach(entry -> {
            String above = entry.parent() == null ? null : paths.get(entry.parent());
            paths.put(entry.code(), above == null ? entry.name() : above + BELOW + entry.name());
        });
        return paths;
    }

    /** The path to show for a code, or a dash where there is none. */
    public String nameOf(String code) {
        return code == null ? "—" : names().getOrDefault(code, "—");
    }

    /** The code of the first level that this one belongs to; null for null. */
    public static String firstLevel(String code) {
        return code == null || code.length() <= FIRST_LEVEL ? code : code.substring(0, FIRST_LEVEL);
    }
}
