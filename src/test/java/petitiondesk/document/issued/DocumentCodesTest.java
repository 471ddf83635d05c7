package petitiondesk.document.issued;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentCodesTest {

    private final DocumentCodes codes = new DocumentCodes();

    @Test
    void codesAreReadHoweverTheyAreTyped() {
        String code = codes.draw();
        String groups = DocumentCodes.inGroups(code);
        assertThat(groups).matches("(\\w{4}-){3}\\w{4}");
        assertThat(Stream.of(
                        code,
                        groups,
                        groups.toLowerCase(java.util.Locale.ROOT),
                        " " + groups.replace('-', ' ') + "\n",
                        groups.replace('-', '－'),
                        groups.replace("-", "　")))
                .allSatisfy(typed -> assertThat(DocumentCodes.read(typed)).contains(code));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ABCD",
                "%%%%%%%%%%%%%%%%",
                "________________",
                "ABCD-EFGH-JKMN-PQR0",
                "ABCD-EFGH-JKMN-PQRS-T"
            })
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(DocumentCodes.read(typed)).isEmpty();
    }

    @Test
    void noTwoCodesAreAlike() {
        assertThat(Stream.generate(codes::draw).limit(10_000)).doesNotHaveDuplicates();
    }
}
