package petitiondesk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ShinglesTest {

    private static final Similarity EQUAL_WEIGHTS = new Similarity(shingle -> 1);

    @Test
    void aWordOfTwoCharactersIsFoundInEveryTextThatHasIt() {
        Shingles word = Shingles.of("邻里");
        assertThat(word.sorted()).hasSize(1);
        assertThat(Shingles.of("因邻里纠纷，请求调解").sorted()).contains(word.sorted());
        assertThat(Shingles.of("邻居住在村里").sorted()).doesNotContain(word.sorted());
    }

    @Test
    void pairsDoNotReachAcrossSentences() {
        assertThat(Shingles.of("修路。灯坏", "了").sorted())
                .containsExactlyInAnyOrder(
                        Shingles.of("修路").sorted()[0], Shingles.of("灯坏").sorted()[0]);
    }

    @Test
    void widthAndCaseOfLettersMakeNoDifference() {
        assertThat(Shingles.of("ＫＴＶ１２栋")).isEqualTo(Shingles.of("ktv12栋"));
    }

    @Test
    void charactersBeyondTheBasicPlaneAreNotCutInHalves() {
        assertThat(Shingles.of("𠮷田").sorted()).hasSize(1);
        assertThat(Shingles.of("𠮷田")).isNotEqualTo(Shingles.of("田𠮷"));
    }

    @Test
    void aTextWithoutPairsHasNone() {
        assertThat(Shingles.of("", "好", "a，b").isEmpty()).isTrue();
    }

    @Test
    void nothingOfTheWordsShowsInALog() {
        assertThat(Shingles.of("张三丰")).hasToString("2 shingles");
    }

    @Property
    void shinglesAreInOrderAndOnlyOnce(@ForAll @StringLength(max = 900) String text) {
        int[] shingles = Shingles.of(text).sorted();
        assertThat(shingles).isSorted().doesNotHaveDuplicates();
        assertThat(shingles.length).isLessThanOrEqualTo(600);
    }

    @Property
    void alikenessIsSymmetricAndBetweenNothingAndOne(
            @ForAll @StringLength(max = 60) String title,
            @ForAll @StringLength(max = 200) String text,
            @ForAll @StringLength(max = 60) String otherTitle,
            @ForAll @StringLength(max = 200) String otherText) {
        Similarity.Words one = words(title, text);
        Similarity.Words other = words(otherTitle, otherText);
        double alike = EQUAL_WEIGHTS.of(one, other);
        assertThat(alike).isBetween(0.0, 1.0).isEqualTo(EQUAL_WEIGHTS.of(other, one));
    }

    @Test
    void theSameWordsAreWhollyAlikeAndOthersNotAtAll() {
        Similarity.Words words = words("村口路灯不亮", "村口的路灯坏了三个月");
        assertThat(EQUAL_WEIGHTS.of(words, words)).isEqualTo(1);
        assertThat(EQUAL_WEIGHTS.of(words, words("低保申请", "请问怎样申请"))).isZero();
        assertThat(EQUAL_WEIGHTS.of(words, words("", ""))).isZero();
    }

    @Test
    void whatFewSayWeighsMoreThanWhatEverybodySays() {
        Similarity.Words one = words("丽发新城小区问题", "");
        Similarity.Words rare = words("丽发新城的搅拌站", "");
        Similarity.Words common = words("另外的小区问题吗", "");
        int[] everybody = Shingles.of("小区问题").sorted();
        Similarity weighted = new Similarity(shingle -> Arrays.binarySearch(everybody, shingle) >= 0 ? 0.5 : 5);
        assertThat(weighted.of(one, rare)).isGreaterThan(weighted.of(one, common));
    }

    private static Similarity.Words words(String title, String text) {
        return new Similarity.Words(Shingles.of(title), Shingles.of(title, text));
    }
}
