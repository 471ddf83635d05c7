package petitiondesk.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "王小明, 王**",
        "欧阳娜娜, 欧阳**",
        "司马光, 司马*",
        "欧阳, 欧*",
        "李, *",
        "𠮷田, 𠮷*",
        "阿卜杜拉·买买提, 阿***·***",
        "John Smith, J*** *****"
    })
    void a_person_keeps_the_surname(String name, String masked) {
        assertThat(Masking.personName(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "民政局",
                "派出所",
                "信访办",
                "砖瓦厂",
                "小吃店",
                "张庄村",
                "胡村乡",
                "张庄村委会",
                "胡村乡人民政府",
                "宏达公司",
                "衡水市某某建筑工程有限公司",
                "县医院",
                "乡中心小学",
                "宏达公司（施工方）"
            })
    void a_unit_stays_readable(String unit) {
        assertThat(Masking.respondentName(unit)).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "李四, 李*",
        "诸葛孔明, 诸葛**",
        "李四（同村）, 李*",
        "邻居王老五, 邻居王**",
        "村主任李四, 村主任李*",
        "李四、王五, 李*、王*",
        "李四，宏达公司, 李*、宏达公司",
        "阿卜杜拉·买买提, 阿***·***"
    })
    void a_person_complained_about_is_masked(String respondent, String masked) {
        assertThat(Masking.respondentName(respondent)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "13812341234, 138****1234",
        "+86 138-1234-1234, 138****1234",
        "0318-1234567, ****4567",
        "03181234567, ****4567",
        "0318-12345678-12, ****7812",
        "110, ****"
    })
    void a_phone_keeps_its_last_four_digits(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X, 110*************2X", "E12345678, E12****78", "123456, ****"})
    void a_document_number_keeps_both_ends(String number, String masked) {
        assertThat(Masking.documentNumber(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"zhangsan@example.cn, z***@example.cn", "a@b.cn, a***@b.cn", "@b.cn, ****", "nonsense, ****"})
    void a_mail_address_keeps_its_domain(String email, String masked) {
        assertThat(Masking.email(email)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"河北省衡水市桃城区胡村乡张庄村12号, 河北省衡水市****", "张庄村12号, 张庄村****", "甲, ****"})
    void an_address_keeps_its_beginning(String address, String masked) {
        assertThat(Masking.address(address)).isEqualTo(masked);
    }

    @Test
    void what_is_absent_stays_absent() {
        assertThat(Masking.personName(null)).isNull();
        assertThat(Masking.respondentName(null)).isNull();
        assertThat(Masking.phone(null)).isNull();
        assertThat(Masking.documentNumber(null)).isNull();
        assertThat(Masking.email(null)).isNull();
        assertThat(Masking.address(null)).isNull();
        assertThat(Masking.secret(null)).isNull();
    }
}
