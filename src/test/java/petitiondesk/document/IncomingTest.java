package petitiondesk.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

class IncomingTest {

    private final Incoming incoming = incoming(EnumSet.allOf(FileType.class));

    static Stream<Arguments> welcome() {
        return Stream.of(
                arguments("合同.pdf", Samples.pdf(), FileType.PDF),
                arguments("IMG_1.JPG", Samples.phonePhoto(6), FileType.JPEG),
                arguments("a.png", Samples.picture("png"), FileType.PNG),
                arguments("a.webp", Samples.webpWithNotes(1), FileType.WEBP),
                arguments("a.gif", Samples.picture("gif"), FileType.GIF),
                arguments("a.docx", Samples.docx(), FileType.DOCX),
                arguments("a.xlsx", Samples.xlsx(), FileType.XLSX),
                arguments("a.doc", Samples.compound(List.of("WordDocument", "1Table")), FileType.DOC),
                arguments("a.xls", Samples.compound(List.of("Workbook")), FileType.XLS),
                arguments("a.txt", Samples.text("村口的路坏了"), FileType.TXT),
                arguments("a.txt", Samples.in("村口的路坏了，请求修复。", "GB18030"), FileType.TXT),
                arguments("a.txt", Samples.in("\uFEFF村口的路坏了", "UTF-16LE"), FileType.TXT),
                arguments("a.mp3", Samples.in("ID3\3\0\0\0\0\0\0", "ISO-8859-1"), FileType.MP3),
                arguments("a.m4a", Samples.film("M4A "), FileType.M4A),
                arguments("a.mp4", Samples.film("isom"), FileType.MP4),
                arguments("a.mp4", Samples.film("mp42"), FileType.MP4),
                arguments("a.mov", Samples.film("qt  "), FileType.MOV));
    }

    @ParameterizedTest
    @MethodSource("welcome")
    void whatPeopleBringAsEvidenceIsTaken(String name, byte[] content, FileType type) {
        CheckedFile file = incoming.check(name, content);
        assertThat(file.type()).isEqualTo(type);
        assertThat(file.name()).isEqualTo(name);
        assertThat(file.sha256()).isEqualTo(Sha256.of(file.content()));
    }

    static Stream<Arguments> unwelcome() {
        return Stream.of(
                arguments("空.pdf", new byte[0], "“空.pdf”是空文件"),
                arguments("照片.jpg", Samples.in("MZ\u0090\0\3\0\0\0\4\0", "ISO-8859-1"), "“照片.jpg”是程序文件"),
                arguments("a.pdf", Samples.in("\177ELF\2\1\1\0", "ISO-8859-1"), "是程序文件"),
                arguments("a.txt", Samples.text("#!/bin/sh\nrm -rf /"), "是程序脚本"),
                arguments("a.txt", Samples.text("@echo off\r\nformat c:"), "是程序脚本"),
                arguments("a.txt", Samples.text("<!DOCTYPE html><p>x"), "是网页文件"),
                arguments("a.txt", Samples.text("\n <script>alert(1)</script>"), "是网页文件"),
                arguments("a.png", Samples.text("<svg xmlns='http://www.w3.org/2000/svg'/>"), "是 SVG 图形"),
                arguments("a.bat", Samples.text("del x"), "以 .bat 结尾"),
                arguments("a.hta", Samples.text("x"), "以 .hta 结尾"),
                arguments("名单.csv", Samples.text("a,b\n1,2"), "以 .csv 结尾"),
                arguments("a.zip", Samples.zip("x.txt"), "是压缩包"),
                arguments("a.docx", Samples.zip("word/document.xml"), "是压缩包"),
                arguments("a.docx", Samples.zip("META-INF/MANIFEST.MF"), "是程序文件"),
                arguments("a.rar", Samples.in("Rar!\032\7\0", "ISO-8859-1"), "是压缩包"),
                arguments("a.7z", Samples.in("7z\u00bc\u00af'\034", "ISO-8859-1"), "是压缩包"),
                arguments(
                        "a.docx",
                        Samples.office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
                        "带有宏"),
                arguments(
                        "a.xlsx",
                        Samples.office(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "xl/workbook.xml",
                                "xl/vbaProject.bin"),
                        "带有宏"),
                arguments(
                        "a.pptx",
                        Samples.office(
                                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                                "ppt/presentation.xml"),
                        "是这里不收的文档格式"),
                arguments("a.doc", Samples.compound(List.of("WordDocument", "Macros", "VBA")), "带有宏"),
                arguments("a.xls", Samples.compound(List.of("Workbook", "_VBA_PROJECT_CUR")), "带有宏"),
                arguments("a.docx", Samples.compound(List.of("EncryptionInfo", "EncryptedPackage")), "设有打开密码"),
                arguments("a.msi", Samples.compound(List.of("SummaryInformation")), "是这里不收的文档格式"),
                arguments("a.doc", java.util.Arrays.copyOf(Samples.compound(List.of("WordDocument")), 700), "已损坏"),
                arguments("a.heic", Samples.film("heic"), "是 HEIC 等新格式的图片"),
                arguments("a.rtf", Samples.text("{\\rtf1 x}"), "是 RTF 文档"),
                arguments("a.wav", Samples.in("RIFF\0\0\0\0WAVEfmt ", "ISO-8859-1"), "是这里不收的录音格式"),
                arguments("a.bin", new byte[] {0, 1, 2, 3, 4}, "不是可以上传的文件类型"),
                arguments("a.txt", Samples.in("坏\u0007的\u0001字", "UTF-8"), "不是可以上传的文件类型"),
                arguments("a.jpg", java.util.Arrays.copyOf(Samples.picture("jpg"), 30), "已损坏"),
                arguments("a.png", java.util.Arrays.copyOf(Samples.picture("png"), 60), "已损坏"),
                arguments("a.mp4", java.util.Arrays.copyOf(Samples.film("isom"), 50), "已损坏"));
    }

    @ParameterizedTest
    @MethodSource("unwelcome")
    void whatCannotBeLookedIntoOrCarriesProgramsIsRefusedByNameWithTheReason(String name, byte[] content, String why) {
        assertThatThrownBy(() -> incoming.check(name, content)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.errors()).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("file");
                assertThat(error.message()).startsWith("“" + name + "”").contains(why);
            });
        });
    }

    @Test
    void theOfficeMaySayThatItTakesFewerKinds() {
        Incoming papersOnly = incoming(Set.of(FileType.PDF));
        assertThat(papersOnly.check("a.pdf", Samples.pdf()).type()).isEqualTo(FileType.PDF);
        assertThatThrownBy(() -> papersOnly.check("a.png", Samples.picture("png")))
                .hasMessageContaining("是PNG 图片，这里不收这种文件");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() {
        byte[] large = new byte[1024 * 1024 + 1];
        assertThatThrownBy(() -> incoming.take("大.pdf", large.length, IncomingTest::untouchable, file -> file))
                .hasMessageContaining("“大.pdf”超过1 MB");
        assertThatThrownBy(() -> incoming.take("大.pdf", -1, () -> new ByteArrayInputStream(large), file -> file))
                .hasMessageContaining("“大.pdf”超过1 MB");
    }

    @Test
    void aFileGivesItsPlaceFreeWhateverBecameOfIt() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            assertThatThrownBy(() -> incoming.take("a.txt", 1, () -> new ByteArrayInputStream(new byte[0]), f -> f))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(incoming.take("a.pdf", 9, () -> new ByteArrayInputStream(Samples.pdf()), CheckedFile::type))
                .isEqualTo(FileType.PDF);
    }

    private static java.io.InputStream untouchable() throws IOException {
        throw new IOException("nobody was to read this");
    }

    private static Incoming incoming(Set<FileType> types) {
        return new Incoming(new AttachmentSettings(DataSize.ofMegabytes(1), DataSize.ofMegabytes(5), 3, types));
    }
}
