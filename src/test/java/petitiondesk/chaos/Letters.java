package petitiondesk.chaos;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads mails that came over SMTP back into what they tell, by their words alone. */
final class Letters {

    private static final Pattern AT_ONCE = Pattern.compile("^(逾期提醒|请督促)：.*（(XF[0-9-]+)）$");
    private static final Pattern LATE_SINCE = Pattern.compile("　　逾期：至?(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern COLLECTED = Pattern.compile("(待办提醒|逾期周报)：\\d+项（(?:TX|ZB)-([0-9-]+)）$");
    private static final Pattern LINE = Pattern.compile("(?m)^\\d+\\. (XF[0-9-]+) ");

    private Letters() {}

    /** What each person was told, in the order in which it came; mails that remind of no petition are left out. */
    static Map<String, List<String>> byPerson(List<MimeMessage> messages) throws MessagingException, IOException {
        Map<String, List<String>> told = new HashMap<>();
        for (MimeMessage message : messages) {
            String address = ((InternetAddress) message.getAllRecipients()[0]).getAddress();
            tells(message)
                    .ifPresent(what -> told.computeIfAbsent(
                                    address.substring(0, address.indexOf('@')), any -> new ArrayList<>())
                            .add(what));
        }
        return told;
    }

    /** The day that a mail stands for; what becomes late on a day comes before the morning that tells of it. */
    static String place(String told) {
        String[] words = told.split(" ");
        return switch (words[0]) {
            case "WEEKLY" -> "last";
            case "MORNING" -> words[1] + " 2";
            default -> words[2] + " 1";
        };
    }

    private static Optional<String> tells(MimeMessage message) throws MessagingException, IOException {
        String text =
                (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        Matcher atOnce = AT_ONCE.matcher(message.getSubject());
        if (atOnce.find()) {
            String step = atOnce.group(1).equals("请督促") ? "ESCALATED" : "OVERDUE";
            return Optional.of("%s %s %s".formatted(step, atOnce.group(2), lateSince(text)));
        }
        Matcher collected = COLLECTED.matcher(message.getSubject());
        if (collected.find()) {
            List<String> numbers =
                    LINE.matcher(text).results().map(line -> line.group(1)).toList();
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            String kind = collected.group(1).equals("逾期周报") ? "WEEKLY " : "MORNING ";
            return Optional.of(kind + collected.group(2) + Telling.numbers(numbers));
        }
        return Optional.empty();
    }

    private static LocalDate lateSince(String text) {
        Matcher day = LATE_SINCE.matcher(text);
        if (!day.find()) {
            throw new IllegalStateException("no day in " + text);
        }
        return LocalDate.of(
                Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
    }
}
