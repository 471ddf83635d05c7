package petitiondesk.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What the jar does when its first word is a command's name. */
public final class Commands {

    private Commands() {}

    /**
     * Runs the command that the words name.
     *
     * @return its exit code; empty if the words name none and the desk is to be started
     */
    public static OptionalInt run(String[] words) {
        if (words.length == 0 || !words[0].equals("intake")) {
            return OptionalInt.empty();
        }
        List<String> arguments = Arrays.asList(words).subList(1, words.length);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        return OptionalInt.of(new IntakeCommand(out, err, Commands::password).run(arguments));
    }

    /** Never from the command line, where everybody on the machine could read it. */
    private static String password(String user) {
        String given = System.getenv("PETITIONDESK_PASSWORD");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (System.console() == null) {
            return null;
        }
        char[] typed = System.console().readPassword("%s 的密码：", user);
        return typed == null ? null : new String(typed);
    }
}
