package petitiondesk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An independent reader of metadata looks at what is kept; before cleaning it finds everything. */
class CleaningTest {

    static Stream<Arguments> withNotes() {
        return Stream.of(
                Arguments.arguments(FileType.JPEG, Samples.phonePhoto(6)),
                Arguments.arguments(FileType.PNG, Samples.pngWithNotes(6)),
                Arguments.arguments(FileType.WEBP, Samples.webpWithNotes(6)),
                Arguments.arguments(FileType.GIF, Samples.gifWithNotes()),
                Arguments.arguments(FileType.MP4, Samples.film("isom")),
                Arguments.arguments(FileType.MOV, Samples.film("qt  ")));
    }

    @ParameterizedTest
    @MethodSource("withNotes")
    void nothingIsLeftOfWhereAndWithWhatItWasTaken(FileType type, byte[] content) {
        assertThat(characters(content)).contains(Samples.TRACE);
        byte[] kept = Cleaning.of("a", type, content);
        assertThat(characters(kept)).doesNotContain(Samples.TRACE);
        assertThat(Cleaning.of("a", type, kept)).isEqualTo(kept);
    }

    @Test
    void aPhonesPhotoLosesItsPlaceAndKeepsItsOrientation() throws Exception {
        byte[] photo = Samples.phonePhoto(6);
        Metadata before = read(photo);
        assertThat(before.getFirstDirectoryOfType(GpsDirectory.class)
                        .getGeoLocation()
                        .getLatitude())
                .isBetween(31.23, 31.24);

        Metadata after = read(Cleaning.of("a", FileType.JPEG, photo));

        assertThat(after.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
        assertThat(after.getDirectoriesOfType(ExifSubIFDDirectory.class)).isEmpty();
        assertThat(after.getDirectoriesOfType(XmpDirectory.class)).isEmpty();
        assertThat(after.getDirectoriesOfType(IptcDirectory.class)).isEmpty();
        assertThat(after.getDirectoriesOfType(JpegCommentDirectory.class)).isEmpty();
        ExifIFD0Directory exif = after.getFirstDirectoryOfType(ExifIFD0Directory.class);
        assertThat(exif.getTagCount()).isEqualTo(1);
        assertThat(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
        assertThat(faults(after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void anUprightPhotoKeepsNoExifAtAll(int orientation) throws Exception {
        Metadata after = read(Cleaning.of("a", FileType.JPEG, Samples.phonePhoto(orientation)));
        assertThat(after.getDirectoriesOfType(ExifIFD0Directory.class)).isEmpty();
    }

    @Test
    void otherPicturesKeepTheirOrientationToo() throws Exception {
        for (byte[] kept : new byte[][] {
            Cleaning.of("a", FileType.PNG, Samples.pngWithNotes(8)),
            Cleaning.of("a", FileType.WEBP, Samples.webpWithNotes(8))
        }) {
            Metadata after = read(kept);
            ExifIFD0Directory exif = after.getFirstDirectoryOfType(ExifIFD0Directory.class);
            assertThat(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(8);
            assertThat(exif.getTagCount()).isEqualTo(1);
            assertThat(faults(after)).isEmpty();
        }
    }

    @Test
    void thePictureItselfIsNotCompressedAgain() throws IOException {
        for (String format : new String[] {"jpg", "png", "gif"}) {
            FileType type = format.equals("jpg") ? FileType.JPEG : FileType.valueOf(format.toUpperCase());
            byte[] plain = Samples.picture(format);
            assertThat(Cleaning.of("a", type, plain)).isEqualTo(plain);
        }
        assertThat(pixels(Cleaning.of("a", FileType.JPEG, Samples.phonePhoto(3))))
                .isEqualTo(pixels(Samples.picture("jpg")));
        assertThat(pixels(Cleaning.of("a", FileType.PNG, Samples.pngWithNotes(1))))
                .isEqualTo(pixels(Samples.picture("png")));
        assertThat(pixels(Cleaning.of("a", FileType.GIF, Samples.gifWithNotes())))
                .isEqualTo(pixels(Samples.picture("gif")));
    }

    @Test
    void aProgressivePhotoKeepsAllItsScans() throws IOException {
        byte[] progressive = progressive();
        assertThat(Cleaning.of("a", FileType.JPEG, progressive)).isEqualTo(progressive);
    }

    @Test
    void aPhotoThatBreaksOffGetsItsEnd() throws IOException {
        byte[] photo = Samples.picture("jpg");
        byte[] half = java.util.Arrays.copyOf(photo, photo.length - 10);
        byte[] kept = Cleaning.of("a", FileType.JPEG, half);
        assertThat(kept).hasSize(half.length + 2).endsWith((byte) 0xFF, (byte) 0xD9);
    }

    @Test
    void aFilmStaysAsLongAsItWasSoThatItsPlacesStayRight() {
        byte[] film = Samples.film("isom");
        byte[] kept = Cleaning.of("a", FileType.MP4, film);
        assertThat(kept).hasSameSizeAs(film);
        assertThat(characters(kept)).contains("the pictures themselves");
        assertThat(characters(kept).indexOf("mdat")).isEqualTo(characters(film).indexOf("mdat"));
    }

    private static Metadata read(byte[] content) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
    }

    private static Stream<String> faults(Metadata metadata) {
        return StreamSupport.stream(metadata.getDirectories().spliterator(), false)
                .map(Directory::getErrors)
                .flatMap(errors -> StreamSupport.stream(errors.spliterator(), false));
    }

    private static int[] pixels(byte[] content) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
        var out = new java.io.ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(
                    null,
                    new javax.imageio.IIOImage(
                            ImageIO.read(new ByteArrayInputStream(Samples.picture("png"))), null, null),
                    parameters);
        }
        writer.dispose();
        return out.toByteArray();
    }

    private static String characters(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
