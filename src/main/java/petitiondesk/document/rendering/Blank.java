package petitiondesk.document.rendering;

import java.util.Map;

/**
 * A document that is to be printed.
 *
 * @param template name of a template under {@code documents/}, without its ending
 * @param model what the template speaks of; it finds {@code paper} and {@code dates} besides
 * @param title of the file, and in the foot of each page
 * @param number in the foot of each page
 * @param code by which anybody may check the document, printed with a QR code; or null
 * @param draft whether each page says that nobody has signed or issued this
 */
public record Blank(
        String template, Map<String, Object> model, String title, String number, String code, boolean draft) {}
