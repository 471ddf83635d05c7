package petitiondesk.document.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes documents from the templates under {@code documents/}, before they become pages. */
final class DocumentTexts {

    private static final DocumentDates DATES = new DocumentDates();
    private static final int GROUP = 4;

    private final TemplateEngine engine = engine();
    private final String style = style();
    private final String publicUrl;

    DocumentTexts(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * What the frame prints around the text.
     *
     * @param verifyAt where anybody may check the document; null without a code
     * @param code as people read it, in groups; null without one
     * @param missing signs that 〓 stands for
     */
    public record Paper(
            String title,
            String number,
            boolean draft,
            String verifyAt,
            String code,
            String qr,
            List<MissingGlyph> missing,
            String style) {

        public int replaced() {
            return missing.stream().mapToInt(MissingGlyph::times).sum();
        }
    }

    String write(Blank blank, List<MissingGlyph> missing) {
        Map<String, Object> values = new HashMap<>(blank.model());
        values.putIfAbsent("dates", DATES);
        values.put("paper", paper(blank, missing));
        return engine.process(blank.template(), new Context(Locale.CHINA, values));
    }

    private Paper paper(Blank blank, List<MissingGlyph> missing) {
        String code = blank.code();
        return new Paper(
                blank.title(),
                blank.number(),
                blank.draft(),
                code == null ? null : publicUrl + "/verify",
                code == null ? null : inGroups(code),
                code == null ? null : QrPicture.of(publicUrl + "/verify/" + code),
                missing,
                style);
    }

    private static String inGroups(String code) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            groups.append(i > 0 && i % GROUP == 0 ? "-" : "").append(code.charAt(i));
        }
        return groups.toString();
    }

    private static String style() {
        try (InputStream in = DocumentTexts.class.getResourceAsStream("/documents/document.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine of its own: the pages' one writes HTML from another folder. */
    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(DocumentTexts.class.getClassLoader());
        resolver.setPrefix("documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        TemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
