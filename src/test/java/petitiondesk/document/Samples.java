package petitiondesk.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/** Files as people bring them, made on the spot; those with a place were taken at 121.4737 east, 31.2304 north. */
public final class Samples {

    /** Stands in every place where programs and cameras leave their notes. */
    public static final String TRACE = "SECRET-PLACE-31.2304";

    private Samples() {}

    public static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] pdf() {
        return text(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    /** A picture with a blue edge above, so that one sees which side is up. */
    public static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, 64, 48);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 64, 12);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A photo as a phone writes it: place, maker and orientation in Exif, XMP, IPTC, a comment and a film behind its end. */
    public static byte[] phonePhoto(int orientation) {
        try {
            TiffOutputSet notes = new TiffOutputSet();
            notes.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) orientation);
            notes.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_MAKE, TRACE);
            notes.getOrCreateExifDirectory().add(ExifTagConstants.EXIF_TAG_BODY_SERIAL_NUMBER, TRACE);
            notes.setGpsInDegrees(121.4737, 31.2304);
            ByteArrayOutputStream withExif = new ByteArrayOutputStream();
            new ExifRewriter().updateExifMetadataLossless(picture("jpg"), withExif, notes);
            byte[] photo = withExif.toByteArray();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(photo, 0, 2);
            out.writeBytes(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>" + TRACE + "</x>"));
            out.writeBytes(segment(0xED, "Photoshop 3.0\0" + TRACE));
            out.writeBytes(segment(0xE2, "MPF\0" + TRACE));
            out.writeBytes(segment(0xFE, TRACE));
            out.write(photo, 2, photo.length - 2);
            out.writeBytes(text("....ftypmp42" + TRACE));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] pngWithNotes(int orientation) {
        byte[] png = picture("png");
        int afterHeader = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, afterHeader);
        out.writeBytes(pngChunk("tEXt", text("Comment\0" + TRACE)));
        out.writeBytes(pngChunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + TRACE)));
        out.writeBytes(pngChunk("eXIf", exif(orientation)));
        out.writeBytes(pngChunk("zzZz", text(TRACE)));
        out.write(png, afterHeader, png.length - afterHeader);
        out.writeBytes(text(TRACE));
        return out.toByteArray();
    }

    public static byte[] webpWithNotes(int orientation) {
        ByteBuffer size = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        // flags: Exif and XMP; a canvas of 1 x 1
        size.putInt(0x0C);
        return webp(
                webpChunk("VP8X", size.array()),
                webpChunk("VP8L", new byte[] {
                    0x2F, 0, 0, 0, 0, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88, (byte) 0xFE, 0x07
                }),
                webpChunk("EXIF", exif(orientation)),
                webpChunk("XMP ", text(TRACE)));
    }

    public static byte[] gifWithNotes() {
        byte[] gif = picture("gif");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int beforeEnd = gif.length - 1;
        out.write(gif, 0, beforeEnd);
        out.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) TRACE.length()});
        out.writeBytes(text(TRACE));
        out.write(0);
        out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
        out.writeBytes(text("XMP DataXMP"));
        out.write(TRACE.length());
        out.writeBytes(text(TRACE));
        out.write(0);
        out.write(gif, beforeEnd, 1);
        return out.toByteArray();
    }

    /** A film of a phone: its place in the movie's and in a track's notes, its data between. */
    public static byte[] film(String brand) {
        byte[] notes = box("udta", box("\u00a9xyz", text(TRACE)));
        byte[] track = box("trak", box("tkhd", new byte[84]), box("mdia", new byte[8]), box("meta", text(TRACE)));
        return concat(
                box("ftyp", text(brand), new byte[4], text(brand)),
                box("mdat", text("the pictures themselves")),
                box("moov", box("mvhd", new byte[100]), track, notes, box("meta", text(TRACE))),
                box("uuid", text(TRACE)));
    }

    /** A package of Office parts under these names. */
    public static byte[] office(String mainType, String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry("[Content_Types].xml"));
            zip.write(text("<Types><Override PartName=\"/x\" ContentType=\"" + mainType + "\"/></Types>"));
            for (String part : parts) {
                zip.putNextEntry(entry(part));
                zip.write(text("<x/>"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] docx() {
        return office(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "word/document.xml");
    }

    public static byte[] xlsx() {
        return office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml");
    }

    public static byte[] zip(String entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(entry(entry));
            zip.write(text("x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An old Office file whose directory has these entries. */
    public static byte[] compound(List<String> streams) {
        int sector = 512;
        int directorySectors = (streams.size() + 1 + 3) / 4;
        ByteBuffer file = ByteBuffer.allocate(sector * (2 + directorySectors)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.putShort(0x1E, (short) 9).putInt(0x30, 1).putInt(0x44, -2);
        for (int i = 0; i < 109; i++) {
            file.putInt(0x4C + 4 * i, i == 0 ? 0 : -1);
        }
        file.putInt(sector, -3);
        for (int i = 1; i < 128; i++) {
            file.putInt(sector + 4 * i, i < directorySectors ? i + 1 : i == directorySectors ? -2 : -1);
        }
        entry(file, 2 * sector, "Root Entry");
        for (int i = 0; i < streams.size(); i++) {
            entry(file, 2 * sector + 128 * (i + 1), streams.get(i));
        }
        return file.array();
    }

    public static byte[] in(String words, String charset) {
        return words.getBytes(Charset.forName(charset));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Of one and the same moment, so that the same package is made again. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 8, 3, 9, 0));
        return entry;
    }

    private static void entry(ByteBuffer file, int at, String name) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_16LE);
        for (int i = 0; i < letters.length; i++) {
            file.put(at + i, letters[i]);
        }
        file.putShort(at + 0x40, (short) (letters.length + 2)).put(at + 0x42, (byte) 2);
    }

    private static byte[] segment(int marker, String words) {
        byte[] data = words.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + data.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + data.length))
                .put(data)
                .array();
    }

    private static byte[] pngChunk(String type, byte[] data) {
        byte[] name = text(type);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = concat(chunks);
        return ByteBuffer.allocate(12 + all.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text("RIFF"))
                .putInt(4 + all.length)
                .put(text("WEBP"))
                .put(all)
                .array();
    }

    private static byte[] webpChunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text(type))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] data = concat(parts);
        return ByteBuffer.allocate(8 + data.length)
                .putInt(8 + data.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    /** Exif of a camera from Intel's side of the world: orientation, then the maker. */
    private static byte[] exif(int orientation) {
        byte[] make = text(TRACE + "\0");
        return ByteBuffer.allocate(38 + make.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text("II*\0"))
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010F)
                .putShort((short) 2)
                .putInt(make.length)
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0)
                .put(make)
                .array();
    }
}
