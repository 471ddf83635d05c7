package petitiondesk.notification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter as HTML for mail programs, made from its plain text so that both always say the same. Styles stand in the
 * elements and name no colour but the button's, so that dark screens keep their own; nothing is loaded from anywhere.
 */
final class LetterHtml {

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'*+,;=%-]+");
    /** A paragraph that ends with an address asks for one thing to be done there. */
    private static final Pattern CALL =
            Pattern.compile("(?<label>[^：\\n]{1,40})：(?<address>" + ADDRESS.pattern() + ")");

    private static final String BUTTON = "display:inline-block;padding:12px 24px;border-radius:6px;"
            + "background-color:#1f5f5b;color:#ffffff;font-weight:bold;text-decoration:none";
    private static final String FRAME =
            "max-width:640px;margin:0 auto;padding:24px 16px;font-size:16px;line-height:1.7;overflow-wrap:anywhere;"
                    + "font-family:system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

    private LetterHtml() {}

    static String of(String subjectLine, String letter) {
        String title = escaped(subjectLine);
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="zh-CN">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="supported-color-schemes" content="light dark">
                <title>%s</title>
                </head>
                <body style="margin:0">
                <div style="%s">
                <h1 style="margin:0 0 20px;font-size:20px;line-height:1.4">%s</h1>
                """.formatted(title, FRAME, title));
        String[] paragraphs = letter.strip().split("\\n\\s*\\n");
        for (int i = 0; i < paragraphs.length; i++) {
            // every template ends with a paragraph of office and date
            boolean signature = i == paragraphs.length - 1 && i > 0;
            html.append(paragraph(paragraphs[i], signature)).append('\n');
        }
        return html.append("</div>\n</body>\n</html>\n").toString();
    }

    private static String paragraph(String text, boolean signature) {
        String plain = text.replaceAll("(?m)^[\\s　]+", "").strip();
        Matcher call = CALL.matcher(plain);
        if (call.matches()) {
            String address = escaped(call.group("address"));
            return """
                    <p style="margin:24px 0"><a href="%s" style="%s">%s</a><br><span style="font-size:13px">打不开时复制地址：%s</span></p>""".formatted(address, BUTTON, escaped(call.group("label")), address);
        }
        String style = signature ? "margin:24px 0 0;text-align:right" : "margin:0 0 16px";
        return "<p style=\"" + style + "\">" + linked(plain).replace("\n", "<br>\n") + "</p>";
    }

    private static String linked(String plain) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        Matcher address = ADDRESS.matcher(plain);
        while (address.find()) {
            String shown = escaped(address.group());
            html.append(escaped(plain.substring(from, address.start())))
                    .append("<a href=\"")
                    .append(shown)
                    .append("\">")
                    .append(shown)
                    .append("</a>");
            from = address.end();
        }
        return html.append(escaped(plain.substring(from))).toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
