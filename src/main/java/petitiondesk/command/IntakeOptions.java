package petitiondesk.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words after {@code intake}.
 *
 * @param file the file to bring, or null with {@code resume}
 * @param resume the number of a file that the desk has already, or null
 * @param columns columns by field
 * @param values defaults by field
 * @param rejected where to write lines that were rejected, or null
 */
record IntakeOptions(
        Path file,
        Long resume,
        URI desk,
        String user,
        String mapping,
        String source,
        Map<String, String> columns,
        Map<String, String> values,
        boolean dryRun,
        Path rejected) {

    /** The words cannot be understood; the message says which. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    static IntakeOptions of(List<String> words) throws Wrong {
        Deque<String> rest = new ArrayDeque<>(words);
        Path file = null;
        Long resume = null;
        String url = "http://localhost:8080";
        String user = null;
        String mapping = null;
        String source = null;
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        boolean dryRun = false;
        Path rejected = null;
        while (!rest.isEmpty()) {
            String word = rest.pop();
            switch (word) {
                case "--url" -> url = next(rest, word);
                case "--user" -> user = next(rest, word);
                case "--mapping" -> mapping = next(rest, word);
                case "--source" -> source = next(rest, word);
                case "--set" -> pair(columns, next(rest, word), word);
                case "--default" -> pair(values, next(rest, word), word);
                case "--dry-run" -> dryRun = true;
                case "--rejected" -> rejected = Path.of(next(rest, word));
                case "--resume" -> resume = number(next(rest, word));
                default -> {
                    if (word.startsWith("-")) {
                        throw new Wrong("不认识选项 " + word);
                    }
                    if (file != null) {
                        throw new Wrong("一次只能登记一个文件：" + word);
                    }
                    file = Path.of(word);
                }
            }
        }
        if ((file == null) == (resume == null)) {
            throw new Wrong("请写明一个文件，或者用 --resume 写明文件的序号");
        }
        if (user == null) {
            throw new Wrong("请用 --user 写明账号");
        }
        return new IntakeOptions(file, resume, address(url), user, mapping, source, columns, values, dryRun, rejected);
    }

    private static String next(Deque<String> rest, String option) throws Wrong {
        if (rest.isEmpty()) {
            throw new Wrong("选项 " + option + " 后面缺少内容");
        }
        return rest.pop();
    }

    private static void pair(Map<String, String> pairs, String text, String option) throws Wrong {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new Wrong("选项 " + option + " 应写成 字段=内容：" + text);
        }
        pairs.put(text.substring(0, equals), text.substring(equals + 1));
    }

    private static long number(String text) throws Wrong {
        if (!text.matches("\\d{1,18}")) {
            throw new Wrong("--resume 后面应是文件的序号：" + text);
        }
        return Long.parseLong(text);
    }

    private static URI address(String url) throws Wrong {
        if (!url.matches("https?://[A-Za-z0-9._\\[\\]:-]+(/[A-Za-z0-9._/-]*)?")) {
            throw new Wrong("--url 应是网址，例如 https://xinfang.example.gov.cn：" + url);
        }
        return URI.create(url.replaceFirst("/+$", ""));
    }
}
