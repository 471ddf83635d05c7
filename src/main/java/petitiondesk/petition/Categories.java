package petitiondesk.petition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Categories of petitions and types of disputes, by code. */
@Component
public class Categories {

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of the two trees a code belongs to. */
    public enum Tree {
        CATEGORY,
        DISPUTE_TYPE
    }

    /** One entry of a tree. */
    public record Category(String code, Tree tree, String name) {}

    /** All entries of the tree, by code. */
    public List<Category> in(Tree tree) {
        return jdbc.sql("select code, tree, name from category where tree = :tree order by code")
                .param("tree", tree.name())
                .query(Category.class)
                .list();
    }

    public Optional<Category> byCode(String code) {
        return jdbc.sql("select code, tree, name from category where code = :code")
                .param("code", code)
                .query(Category.class)
                .optional();
    }

    /** Names of all codes of both trees. */
    public Map<String, String> names() {
        return jdbc.sql("select code, tree, name from category").query(Category.class).list().stream()
                .collect(Collectors.toMap(Category::code, Category::name));
    }

    /** The name to show for a code, or a dash where there is none. */
    public String nameOf(String code) {
        return Optional.ofNullable(code)
                .flatMap(this::byCode)
                .map(Category::name)
                .orElse("—");
    }
}
