package petitiondesk.document;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture as it goes on a page: upright, and no larger than a printer can show. */
public final class PictureOnPaper {

    /** Longest side; twice over what a page of A4 shows at 150 dots an inch is read at most. */
    private static final int LONGEST = 1_800;

    private static final long MOST_DOTS = 120_000_000;

    private PictureOnPaper() {}

    /**
     * A picture for a page.
     *
     * @param width in dots, as it is seen
     */
    public record Drawn(byte[] jpeg, int width, int height) {

        /** For the address of a picture in a document. */
        public String address() {
            return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
        }
    }

    /**
     * The picture as JPEG.
     *
     * @return empty if it is none, of a kind that cannot be drawn here, damaged or too large
     */
    public static Optional<Drawn> of(FileType type, InputStream content) throws IOException {
        if (type != FileType.JPEG && type != FileType.PNG && type != FileType.GIF) {
            return Optional.empty();
        }
        byte[] bytes = content.readAllBytes();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(reader).map(image -> onWhite(image, type == FileType.JPEG ? orientation(bytes) : 1));
            } finally {
                reader.dispose();
            }
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // damaged, or colours that Java does not know: it is listed with its hash like a film
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_DOTS) {
            return Optional.empty();
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / LONGEST);
        param.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, param));
    }

    private static Drawn onWhite(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) LONGEST / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        boolean lying = orientation >= 5;
        BufferedImage page =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        AffineTransform upright = upright(orientation, width, height);
        upright.scale(scale, scale);
        pen.drawImage(image, upright, null);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(page, "jpeg", out);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every picture", e);
        }
        return new Drawn(out.toByteArray(), page.getWidth(), page.getHeight());
    }

    /** What turns a picture that was taken this way upright, see the table of Exif. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Kept JPEGs have nothing of the camera's data but this. */
    private static int orientation(byte[] jpeg) {
        for (int at = 2; at + 10 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF; ) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xDA) {
                return 1;
            }
            int length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
            if (marker == 0xE1 && Bytes.has(jpeg, at + 4, "Exif\0\0")) {
                int from = Math.min(at + 10, jpeg.length);
                return Orientation.in(java.util.Arrays.copyOfRange(jpeg, from, Math.min(at + 2 + length, jpeg.length)));
            }
            at += 2 + length;
        }
        return 1;
    }
}
