package petitiondesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramPicturesIT {

    private static final String ADVICE =
            "run mvn -Dpictures=write verify and commit what it changes in src/docs/images";

    @BeforeAll
    static void drawWhenAskedTo() {
        if ("write".equals(System.getProperty("pictures"))) {
            DiagramPictures.write();
        }
    }

    static List<Path> diagrams() {
        return Diagrams.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDiagramHasAPicture(Path diagram) throws IOException {
        Path picture = DiagramPictures.pictureOf(diagram);
        assertThat(picture).as(ADVICE).isRegularFile();
        // an empty drawing is a picture of its margins only
        assertThat(ImageIO.read(picture.toFile()).getWidth())
                .as("width of %s", picture)
                .isGreaterThan(300);
    }

    @Test
    void everyPictureShowsTheDiagramAsItIsNow() throws IOException {
        assertThat(DiagramPictures.drawnSeals()).as(ADVICE).containsExactlyElementsOf(DiagramPictures.currentSeals());
    }
}
