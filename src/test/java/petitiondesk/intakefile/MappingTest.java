package petitiondesk.intakefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petitiondesk.intakefile.Mapping.Source;
import petitiondesk.shared.Refusal;

class MappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,user,title,received_at,body       | externalNumber=id facts=body petitionerName=user receivedAt=received_at request=title title=title",
                "留言编号,留言用户,留言主题,留言时间,留言详情 | externalNumber=留言编号 facts=留言详情 petitionerName=留言用户 receivedAt=留言时间 request=留言主题 title=留言主题",
                "工单号,诉求,来电人                    | externalNumber=工单号 facts=诉求 petitionerName=来电人 request=诉求 title=诉求",
                "内容                                 | facts=内容 request=内容 title=内容",
                "信访编号,信访人,办理状态,承办单位,受理日期 | acceptedOn=受理日期 originalNumber=信访编号 petitionerName=信访人 responsibleUnit=承办单位 state=办理状态",
                "ＴＩＴＬＥ,联 系 电 话                 | petitionerPhone=联 系 电 话 request=ＴＩＴＬＥ title=ＴＩＴＬＥ facts=ＴＩＴＬＥ",
                "甲,乙                                | ''",
            })
    void columnsAreGuessedByTheirNames(String header, String expected) {
        Mapping guessed = Mapping.guess(Arrays.asList(header.split(",")));
        String found = guessed.json().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().column())
                .sorted()
                .collect(Collectors.joining(" "));
        assertThat(found)
                .isEqualTo(Arrays.stream(expected.split(" (?=[a-zA-Z]+=)"))
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void noHeaderIsClaimedByTwoFields() {
        Map<String, Long> claimed = Arrays.stream(Field.values())
                .flatMap(field -> field.headers().stream().distinct())
                .collect(Collectors.groupingBy(header -> header, Collectors.counting()));
        assertThat(claimed)
                .allSatisfy((header, fields) -> assertThat(fields).as(header).isOne());
    }

    @Test
    void aMappingThatNamesNoColumnOfTheFileIsRefused() {
        Mapping mapping = Mapping.of(Map.of("title", new Source("题目", null)));
        assertThatThrownBy(() -> mapping.check(List.of("标题", "内容"), true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::message)
                                .contains("“标题”对应的列“题目”不在文件里", "请为“诉求”选择一列", "请为“事实和理由”选择一列"));
        assertThatThrownBy(() -> Mapping.of(Map.of("nonsense", new Source("标题", null))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theOrderOfColumnsAndThoseWeAddMakeNoOtherFile() {
        assertThat(Header.key(List.of("标题", "内容", "原文件行号", "未登记原因"))).isEqualTo(Header.key(List.of("内容 ", "标题")));
        assertThat(Header.key(List.of("标题", "内容"))).isNotEqualTo(Header.key(List.of("标题", "内容", "电话")));
    }

    @ParameterizedTest
    @CsvSource({"求决,CLAIM", "申诉求决类,CLAIM", "claim,CLAIM", "意见建议,SUGGESTION", "检举控告,ACCUSATION", "矛盾 纠纷,DISPUTE"})
    void kindsAreKnownByWhatFilesCallThem(String said, String kind) {
        assertThat(Vocabulary.kind(said).orElseThrow().name()).isEqualTo(kind);
    }

    @Test
    void aWordThatMayMeanSeveralThingsIsNotGuessed() {
        // a hotline's 举报 is mostly about a shop, not about an official: it must not vanish into discipline inspection
        assertThat(Vocabulary.kind("举报")).isEmpty();
        assertThat(Vocabulary.kind("投诉")).isEmpty();
    }
}
