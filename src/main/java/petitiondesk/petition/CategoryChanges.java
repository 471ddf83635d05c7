package petitiondesk.petition;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.petition.Categories.Category;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.shared.Refusal;

/** Changes to the category trees. Nothing is deleted: cases keep the codes that they have. */
@Service
@Transactional
public class CategoryChanges {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    CategoryChanges(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The whole tree, what is no longer offered included; parents before children. */
    @Transactional(readOnly = true)
    public List<Category> stored(Tree tree) {
        return jdbc.sql("select code, tree, parent, name, active from category where tree = :tree order by code")
                .param("tree", tree.name())
                .query(Category.class)
                .list();
    }

    /**
     * Adds entries and replaces those of the same codes.
     *
     * @param entries parents before children
     * @param expected the tree when the changes were decided on
     * @throws Refusal if the tree is another one by now
     */
    public void apply(Tree tree, Collection<Category> entries, List<Category> expected) {
        // one change at a time, on whichever node; the lock ends with the transaction
        jdbc.sql("select pg_advisory_xact_lock(hashtext('petitiondesk.categories'))")
                .query((row, i) -> row.getString(1))
                .list();
        if (!stored(tree).equals(expected)) {
            throw Refusal.conflict("分类刚刚被改动过，请重新预览后再应用。");
        }
        batch.batchUpdate(
                """
                insert into category (code, tree, parent, name, active) values (?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, active = excluded.active""",
                entries.stream()
                        .map(entry -> new Object[] {
                            entry.code(), entry.tree().name(), entry.parent(), entry.name(), entry.active()
                        })
                        .toList());
    }
}
