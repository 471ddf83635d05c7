package petitiondesk.tablefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import petitiondesk.shared.Refusal;

class TableFileTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String VILLAGES = "代码,名称,所属管区\nxi-ling,西岭村,west\n";

    @Test
    void utf8AndGb18030ReadTheSame() {
        TableFile utf8 = read(VILLAGES.getBytes(StandardCharsets.UTF_8));
        TableFile gb = read(VILLAGES.getBytes(GB18030));
        assertThat(utf8.encoding()).isEqualTo("UTF-8");
        assertThat(gb.encoding()).isEqualTo("GB18030");
        assertThat(gb.lines())
                .isEqualTo(utf8.lines())
                .containsExactly(new TableLine(2, List.of("xi-ling", "西岭村", "west")));
        assertThat(gb.header()).containsExactly("代码", "名称", "所属管区");
    }

    @Test
    void charactersBeyondGbkSurviveInBothEncodings() {
        String rare = "姓名\n𠮷田㛃\n";
        assertThat(read(rare.getBytes(GB18030)).lines().get(0).cell(0)).isEqualTo("𠮷田㛃");
        assertThat(read(rare.getBytes(StandardCharsets.UTF_8)).lines().get(0).cell(0))
                .isEqualTo("𠮷田㛃");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeader() {
        assertThat(read("\uFEFF" + VILLAGES).column("代码")).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void headersAreFoundWhateverTheirWidthCaseAndSpaces() {
        TableFile file = read("ＣＯＤＥ, 名 称 ,\"所属\n管区\"\na,b,c\n");
        assertThat(file.column("code")).isEqualTo(OptionalInt.of(0));
        assertThat(file.column("名称")).isEqualTo(OptionalInt.of(1));
        assertThat(file.column("unknown", "所属管区")).isEqualTo(OptionalInt.of(2));
        assertThat(file.column("村")).isEmpty();
    }

    @Test
    void semicolonsAndTabsSeparateToo() {
        assertThat(read("a;b;c\n1;2,3;4\n").lines().get(0).cells()).containsExactly("1", "2,3", "4");
        assertThat(read("a\tb\n1\t2\n").lines().get(0).cells()).containsExactly("1", "2");
    }

    @Test
    void aCellKeepsItsLineBreaksAndLinesKeepTheirNumberInTheFile() {
        TableFile file = read("标题,内容\r\n\r\n甲,\"第一行\r\n第二行，他说\"\"好\"\"\"\r\n,,,\r\n乙,x\r\n");
        assertThat(file.lines())
                .containsExactly(
                        new TableLine(3, List.of("甲", "第一行\r\n第二行，他说\"好\"")), new TableLine(6, List.of("乙", "x")));
    }

    @Test
    void shortLinesHaveEmptyCellsAndLongOnesSaySo() {
        TableFile file = read("a,b\n1\n1,2,,\n1,2,3\n");
        assertThat(file.lines().get(0).cell(1)).isEmpty();
        assertThat(file.surplus(file.lines().get(1))).isEmpty();
        assertThat(file.surplus(file.lines().get(2)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("3列", "比表头多"));
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        refused(() -> read(new byte[0]), "村.csv", "文件是空的");
        refused(() -> read("\uFEFF"), "村.csv", "没有内容");
        refused(() -> read(",,,\n\n"), "村.csv", "没有内容");
        refused(() -> read("代码,名称\n,\n"), "村.csv", "只有表头");
    }

    @Test
    void workbooksAreRecognisedByTheirContent() {
        refused(() -> read(bytes('P', 'K', 3, 4, 20, 0)), "村.csv", "xlsx");
        refused(() -> read(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1)), "村.csv", "xls");
        refused(() -> read("<html><table><tr><td>代码</td></tr></table></html>"), "村.csv", "网页");
        refused(() -> read("代码\n1\n".getBytes(StandardCharsets.UTF_16)), "村.csv", "UTF-16");
        refused(() -> read("代码\n1\n".getBytes(StandardCharsets.UTF_16LE)), "村.csv:2", "不是文字");
    }

    @Test
    void oneDamagedCharacterIsSaidByLineAndColumn() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("标题,内容\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("这里是一段足够长的正文，用来看出编码".repeat(10).getBytes(StandardCharsets.UTF_8));
        file.writeBytes(bytes(',', 0xE6, 0x9D, ',', 'x', '\n'));
        refused(() -> read(file.toByteArray()), "村.csv:2:2", "损坏的字符");
    }

    @Test
    void anUnknownEncodingIsSaidByLineAndColumn() {
        refused(() -> read(bytes('a', ',', 'b', '\n', '1', ',', 0xFF, 0xFF, '\n')), "村.csv:2:2", "编码无法识别");
    }

    @Test
    void aQuotationMarkLeftOpenIsSaidWhereItBegins() {
        refused(() -> read("a,b\n1,2\n3,\"四\n5,6\n"), "村.csv:3:2", "引号没有结束");
        refused(() -> read("a,b\n1,\"2\"x\n"), "村.csv:2", "引号没有成对");
        refused(
                () -> read("a,b\n1,2\n3,\"" + "长".repeat(TableLimits.of(10).cellLength() + 1) + "\"\n"),
                "村.csv:3",
                "一格超过");
    }

    @Test
    void tooManyColumnsAndLinesAreRefused() {
        String header = IntStream.range(0, 200).mapToObj(i -> "列" + i).collect(Collectors.joining(","));
        refused(() -> read(header + "\n" + header + "\n"), "村.csv:1:101", "200列");
        String eleven = "a\n" + "1\n".repeat(11);
        refused(() -> read(eleven), "村.csv:12", "超过10行");
        assertThat(read("a\n" + "1\n".repeat(10)).lines()).hasSize(10);
    }

    @Test
    void aMillionLinesAreRefusedWithoutReadingThemAll() {
        refused(() -> read("a,b\n" + "1,2\n".repeat(1_000_000)), "村.csv:12", "超过10行");
    }

    @Test
    void aHeaderNamesEachColumnOnce() {
        refused(() -> read("名称,代码,名 称\n1,2,3\n"), "村.csv:1:3", "与第1列重复");
        refused(() -> read("名称,,代码\n1,2,3\n"), "村.csv:1:2", "没有列名");
        assertThat(read("名称,,代码,,\n1,,3,,\n").header()).containsExactly("名称", "", "代码");
    }

    @Test
    void whatWasWrittenIsReadBackAndNeverRunsAsAFormula() {
        List<List<String>> lines = List.of(
                List.of("=HYPERLINK(\"x\")", "+8613800000000", "'=1"),
                List.of("@甲", "-5", "''"),
                List.of("多\n行", "逗,号", "引\"号"));
        byte[] written = TableText.csv(List.of("甲", "乙", "丙"), lines);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .startsWith("\uFEFF甲,乙,丙\r\n")
                .doesNotContain("\r\n=", ",+86", "\r\n@", ",-5");
        assertThat(read(written).lines().stream().map(TableLine::cells)).isEqualTo(lines);
    }

    @Test
    void faultsNameLineColumnAndHeaderAndAreNotEndless() {
        TableFile file = read("代码,名称\n" + "x,y\n".repeat(10));
        TableFaults faults = new TableFaults(file);
        faults.done();
        for (int i = 0; i < 300; i++) {
            faults.at(file.lines().get(0), 1, "名称不对");
        }
        assertThat(faults.errors()).hasSize(201);
        assertThat(faults.errors().get(0)).isEqualTo(new Refusal.FieldError("村.csv:2:2", "第2行第2列（名称）：名称不对"));
        assertThat(faults.errors().get(200).message()).contains("还有100处");
    }

    private static TableFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TableFile read(byte[] content) {
        return TableFile.read("村.csv", content, TableLimits.of(10));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void refused(ThrowingCallable reading, String field, String message) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.errors()).hasSize(1);
            assertThat(refusal.errors().get(0).field()).isEqualTo(field);
            assertThat(refusal.errors().get(0).message()).contains(message);
        });
    }
}
