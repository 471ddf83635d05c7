package petitiondesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 字节",
        "1023, 1023 字节",
        "1024, 1 KB",
        "839680, 820 KB",
        "1048576, 1 MB",
        "1468006, 1.4 MB",
        "15729051, 15 MB",
        "104857600, 100 MB"
    })
    void sizesAreReadAtAGlance(long bytes, String text) {
        assertThat(FileSize.text(bytes)).isEqualTo(text);
    }
}
