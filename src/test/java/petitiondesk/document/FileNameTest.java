package petitiondesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "合同 第2页.pdf, 合同 第2页.pdf",
        "C:\\Users\\张三\\合同.pdf, 合同.pdf",
        "../../etc/passwd, passwd",
        "照\u202Egpj.exe, 照gpj.exe",
        "a\u0000b\u0007c.txt, abc.txt",
        "a<b>c:d|e?f*g\".txt, a_b_c_d_e_f_g_.txt",
        "' ..隐藏.txt. ', 隐藏.txt",
        "..., 附件",
        "a\uD800.txt, a.txt"
    })
    void aNameIsShownWithoutWhatCouldMislead(String given, String shown) {
        assertThat(FileName.shown(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "照片.jpg, JPEG, 照片.jpg",
        "照片.JPEG, JPEG, 照片.JPEG",
        "微信图片.jpg, WEBP, 微信图片.webp",
        "合同, PDF, 合同.pdf",
        "看我.exe, PDF, 看我.exe.pdf",
        "关于2026.3月的说明, DOCX, 关于2026.3月的说明.docx"
    })
    void theEndingSaysWhatTheContentIs(String shown, FileType type, String name) {
        assertThat(FileName.fitting(shown, type)).isEqualTo(name);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String shown = FileName.shown("长".repeat(300) + ".pdf");
        assertThat(shown).hasSize(120).endsWith("长.pdf");
        assertThat(FileName.fitting("长".repeat(120), FileType.PDF)).hasSize(120).endsWith("长.pdf");
        assertThat(FileName.shown("𠮷".repeat(200) + ".png")).endsWith("𠮷.png");
    }

    @Test
    void aMissingNameIsReplaced() {
        assertThat(FileName.shown(null)).isEqualTo("附件");
        assertThat(FileName.fitting(FileName.shown(""), FileType.JPEG)).isEqualTo("附件.jpg");
    }
}
