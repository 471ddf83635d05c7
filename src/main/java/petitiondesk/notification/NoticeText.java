package petitiondesk.notification;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A letter as it lies in the outbox: the recipient's name and secrets stand as placeholders.
 *
 * @param subjectLine one line
 * @param body plain text
 */
record NoticeText(String subjectLine, String body) {

    static final String RECIPIENT = "recipientName";
    private static final String MASKED = "******";

    static String placeholder(String name) {
        return "{{" + name + "}}";
    }

    /** The body for the eyes of the recipient. */
    static String revealed(String body, Set<String> secrets, String recipient, UnaryOperator<String> secretValue) {
        String text = body;
        for (String secret : secrets) {
            if (text.contains(placeholder(secret))) {
                text = text.replace(placeholder(secret), secretValue.apply(secret));
            }
        }
        return text.replace(placeholder(RECIPIENT), recipient);
    }

    /** The body for the eyes of the staff. */
    static String masked(String body, Set<String> secrets, String recipient) {
        return revealed(body, secrets, recipient, name -> MASKED);
    }

    /** The first character of a name: enough to tell two letters apart. */
    static String maskedName(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** An address with its first character and its domain. */
    static String maskedEmail(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}
