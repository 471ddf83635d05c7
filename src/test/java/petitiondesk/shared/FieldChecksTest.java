package petitiondesk.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "010-88886666", "0371 6666888", "0371-66668888-12"})
    void phonesAndLandlinesPass(String phone) {
        assertThat(new FieldChecks().phone("phone", phone).failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "23800138000", "1380013800", "138001380000", "电话", "１３８００１３８０００"})
    void otherNumbersDoNot(String phone) {
        assertThat(new FieldChecks().phone("phone", phone).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "440524188001010014"})
    void identityNumbersWithTheirCheckCharacterPass(String number) {
        assertThat(new FieldChecks().idNumber("idNumber", number).failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "44052418800101001", "44052418800101001A", "４４０５２４１８８００１０１００１４"})
    void identityNumbersThatFailTheirCheckDoNot(String number) {
        assertThat(new FieldChecks().idNumber("idNumber", number).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.cn", "zhang.san+x@demo.invalid"})
    void addressesPass(String email) {
        assertThat(new FieldChecks().email("email", email).failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@b", "a@@b.cn", "a b@c.cn", "@b.cn", "a@b.cn\nBcc: x@y.cn"})
    void whatIsNoAddressDoesNot(String email) {
        assertThat(new FieldChecks().email("email", email).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "half \ud83d pair", "broken \ufffd decoding"})
    void textsThatCannotBePrintedAreRefused(String text) {
        assertThat(new FieldChecks().text("title", "标题", text, 100).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"第一行\n第二行\t列", "𠮷野家", "emoji 😀", "㐂䶮"})
    void rareCharactersAreText(String text) {
        assertThat(new FieldChecks().text("title", "标题", text, 100).failed()).isFalse();
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleCountThem() {
        assertThat(new FieldChecks().text("title", "标题", "𠮷".repeat(10), 10).failed())
                .isFalse();
        assertThat(new FieldChecks().text("title", "标题", "字".repeat(11), 10).failed())
                .isTrue();
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        FieldChecks checks = new FieldChecks()
                .requiredText("title", "标题", " ", 10)
                .phone("petitioner.phone", "1")
                .require(false, "persons", "人数不正确");
        assertThatThrownBy(checks::done).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.errors())
                    .extracting(Refusal.FieldError::field)
                    .containsExactly("title", "petitioner.phone", "persons");
            assertThat(refusal).hasMessageContaining("标题不能为空");
        });
    }
}
