package petitiondesk.setup.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import petitiondesk.petition.Categories.Category;
import petitiondesk.petition.Categories.Tree;

class GrowingTreeTest {

    private final GrowingTree tree = new GrowingTree(
            Tree.CATEGORY,
            List.of(entry("C04", "城乡建设"), entry("C0401", "工程质量"), entry("C0407", "违法建设"), entry("C040101", "施工安全")));

    @Test
    void aNewEntryGetsTheNumberAfterTheHighestThatWasEverGiven() {
        assertThat(tree.freeCode("C04")).contains("C0408");
        assertThat(tree.freeCode("C0401")).contains("C040102");
        assertThat(tree.freeCode(null)).contains("C05");
    }

    @Test
    void ninetyNineIsTheLast() {
        IntStream.rangeClosed(1, 99).forEach(i -> tree.put(entry(String.format("C05%02d", i), "第" + i)));
        assertThat(tree.freeCode("C05")).isEmpty();
    }

    @Test
    void anEntryIsFoundByItsNameBelowItsParentAlsoAfterItIsRenamed() {
        assertThat(tree.codeOf("C04", "工程质量")).contains("C0401");
        assertThat(tree.codeOf(null, "工程质量")).isEmpty();
        tree.put(entry("C0401", "建筑质量"));
        assertThat(tree.codeOf("C04", "工程质量")).isEmpty();
        assertThat(tree.codeOf("C04", "建筑质量")).contains("C0401");
        assertThat(tree.names("C040101")).containsExactly("城乡建设", "建筑质量", "施工安全");
    }

    private static Category entry(String code, String name) {
        return new Category(code, Tree.CATEGORY, GrowingTree.parentOf(code), name, true);
    }
}
