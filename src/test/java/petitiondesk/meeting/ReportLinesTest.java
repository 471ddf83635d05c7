package petitiondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petitiondesk.shared.FieldChecks;

class ReportLinesTest {

    private final FieldChecks checks = new FieldChecks();

    @ParameterizedTest
    @ValueSource(
            strings = {"XF2026-000123 两户不接受", "xf2026-000123：两户不接受", "XF2026-000123, 两户不接受", "XF2026-000123　两户不接受"})
    void aCaseIsItsNumberAndTheReason(String line) {
        assertThat(ReportLines.cases("hardCases", line, checks))
                .containsExactly(new ReportLines.CaseLine(1, "XF2026-000123", "两户不接受"));
        assertThat(checks.failed()).isFalse();
    }

    @Test
    void blankLinesAreSkippedAndFaultsNameTheirLine() {
        String text = "XF2026-000001 理由\n\n没有编号\nXF2026-000002\nXF2026-000001 又一次";
        assertThat(ReportLines.cases("hardCases", text, checks)).hasSize(3);
        assertThatThrownBy(checks::done)
                .hasMessageContaining("第3行应写成")
                .hasMessageContaining("第4行（XF2026-000002）没有写明")
                .hasMessageContaining("第5行（XF2026-000001）重复");
    }

    @ParameterizedTest
    @ValueSource(strings = {"邻里 5 3 2", "邻里：5，3，2", "邻里 5/3/2", "邻里、5、3、2"})
    void aTypeIsItsNameAndThreeNumbers(String line) {
        assertThat(ReportLines.types("byType", line, checks)).containsExactly(new DistrictReport.OfType("邻里", 5, 3, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"邻里 5 3", "5 3 2", "邻里 -1 0 0", "邻里 9999999 0 0"})
    void whatIsNoTypeIsRefused(String line) {
        ReportLines.types("byType", line, checks);
        assertThat(checks.failed()).isTrue();
    }

    @Test
    void nothingIsNothing() {
        assertThat(ReportLines.cases("hardCases", null, checks)).isEmpty();
        assertThat(ReportLines.types("byType", null, checks)).isEmpty();
        ReportLines.cases("hardCases", "XF2026-000001 x\n".repeat(ReportLines.LINES + 1), checks);
        assertThatThrownBy(checks::done).hasMessageContaining("不能超过200行");
    }
}
