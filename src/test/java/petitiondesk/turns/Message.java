package petitiondesk.turns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import petitiondesk.tablefile.TableFile;
import petitiondesk.tablefile.TableLimits;

/**
 * What a petitioner writes, with a name, a phone and an identity number that nobody else has.
 *
 * @param facts contains words that stand nowhere else
 */
record Message(String name, String phone, String idNumber, String email, String title, String facts) {

    /** Messages of citizens to try with, a file with the columns {@code title} and {@code body}. */
    private static final String FILE = "messages";

    private static final String SURNAMES = "钟离尉迟长孙宇文司徒鲜于澹台公冶";
    private static final String GIVEN = "旸昀杲昉晗暄曜曦炘焱煊熠烜燊琬琰瑄璟瓒瓘珩珺";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** So many messages: of the file that the system property names, else invented ones. */
    static List<Message> some(int count) {
        String file = System.getProperty(FILE);
        return file == null
                ? IntStream.range(0, count)
                        .mapToObj(at ->
                                of(at, "第%d号水渠年久失修".formatted(at + 1), "第%d号水渠三年没有清淤，汛期漫水，村民多次反映。".formatted(at + 1)))
                        .toList()
                : read(Path.of(file), count);
    }

    private static List<Message> read(Path file, int count) {
        try {
            TableFile table =
                    TableFile.read(file.getFileName().toString(), Files.readAllBytes(file), TableLimits.of(count * 20));
            int title = table.column("title").orElseThrow();
            int body = table.column("body").orElseThrow();
            return IntStream.range(0, count)
                    .mapToObj(at -> of(
                            at,
                            table.lines().get(at).cell(title),
                            table.lines().get(at).cell(body)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message of(int at, String title, String facts) {
        String name = SURNAMES.substring(at % 8 * 2, at % 8 * 2 + 2)
                + GIVEN.charAt(at % GIVEN.length())
                + GIVEN.charAt((at * 5 + 3) % GIVEN.length());
        return new Message(
                name,
                "139%08d".formatted(70_010_000 + at),
                idNumber(at),
                "walk-%d@demo.invalid".formatted(at),
                title,
                facts + "（留言第%04d号）".formatted(at + 1));
    }

    private static String idNumber(int at) {
        String first = String.format(Locale.ROOT, "11010519800%03d%03d", 101 + at % 20, 100 + at);
        int sum = IntStream.range(0, 17)
                .map(i -> WEIGHTS[i] * (first.charAt(i) - '0'))
                .sum();
        return first + "10X98765432".charAt(sum % 11);
    }

    /** What must be found nowhere outside the register and the party room. */
    List<String> marks() {
        return List.of(name, phone, idNumber, title, facts);
    }
}
