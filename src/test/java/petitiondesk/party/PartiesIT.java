package petitiondesk.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.party.Parties.Contact;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.party.Parties.MaskedParty;
import petitiondesk.party.Parties.NewParty;
import petitiondesk.party.Parties.Part;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;

@DeskTest
class PartiesIT {

    private static final NewParty PETITIONER = new NewParty(
            Part.PETITIONER,
            " 张三 ",
            "居民身份证",
            "11010519491231002X",
            "13812341234",
            "zhangsan@example.cn",
            "河北省衡水市桃城区胡村乡张庄村12号",
            Contact.PHONE,
            false);
    private static final NewParty RESPONDENT =
            new NewParty(Part.RESPONDENT, "宏达公司", null, null, null, " ", null, null, false);

    private final String number = "test-" + UUID.randomUUID();

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everybody_sees_parties_masked() {
        parties.record(number, List.of(PETITIONER, RESPONDENT));

        assertThat(parties.masked(number))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new MaskedParty(
                                0,
                                Part.PETITIONER,
                                "张*",
                                "居民身份证",
                                "110*************2X",
                                "138****1234",
                                "z***@example.cn",
                                "河北省衡水市****",
                                Contact.PHONE,
                                false),
                        new MaskedParty(0, Part.RESPONDENT, "宏达公司", null, null, null, null, null, null, false));
    }

    @Test
    void who_asked_for_secrecy_is_masked_entirely() {
        parties.record(
                number,
                List.of(new NewParty(Part.PETITIONER, "张三", null, null, "13812341234", null, null, null, true)));

        assertThat(parties.masked(number))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(
                        new MaskedParty(0, Part.PETITIONER, "****", null, null, "****", null, null, null, true));
    }

    @Test
    void a_reveal_shows_the_party_in_full_and_is_logged() {
        parties.record(number, List.of(PETITIONER));
        long id = parties.masked(number).get(0).id();

        FullParty party = parties.reveal(number, id, "registrar", " 电话告知受理 ");

        assertThat(party.name()).isEqualTo("张三");
        assertThat(party.documentNumber()).isEqualTo("11010519491231002X");
        assertThat(jdbc.sql("select party_id, user_id, purpose from reveal_log where petition_number = ?")
                        .param(number)
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("party_id", id)
                        .containsEntry("user_id", "registrar")
                        .containsEntry("purpose", "电话告知受理"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "看一下", "   看一下   "})
    void a_reveal_without_a_purpose_is_refused(String purpose) {
        parties.record(number, List.of(PETITIONER));
        long id = parties.masked(number).get(0).id();

        assertThatThrownBy(() -> parties.reveal(number, id, "registrar", purpose))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .containsExactly("purpose"));
        assertThat(reveals()).isZero();
    }

    @Test
    void a_party_of_another_petition_is_not_revealed() {
        parties.record(number, List.of(PETITIONER));
        long id = parties.masked(number).get(0).id();

        assertThatThrownBy(() -> parties.reveal("other-" + number, id, "registrar", "电话告知受理"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(reveals()).isZero();
    }

    @Test
    void notices_find_the_petitioner_and_print_pages_find_all() {
        parties.record(number, List.of(RESPONDENT, PETITIONER));

        assertThat(parties.petitioner(number)).get().extracting(FullParty::name).isEqualTo("张三");
        assertThat(parties.all(number)).extracting(FullParty::part).containsExactly(Part.RESPONDENT, Part.PETITIONER);
    }

    @Test
    void a_nameless_petition_has_no_petitioner() {
        parties.record(number, List.of(RESPONDENT));

        assertThat(parties.petitioner(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update reveal_log set purpose = 'x'", "delete from reveal_log", "truncate reveal_log"})
    void the_reveal_log_can_be_neither_changed_nor_emptied(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private long reveals() {
        return jdbc.sql("select count(*) from reveal_log where petition_number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }
}
