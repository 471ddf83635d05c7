package petitiondesk.chaos;

import jakarta.mail.MessagingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import petitiondesk.docs.MarkedSection;

/**
 * Whether reminders arrive once where desks stand still and are killed: {@link Standstill}, then {@link KilledSender}. Run by
 * {@code mvn -Pchaos verify -Dchaos.main=petitiondesk.chaos.ReminderRun}; ends with 1 if it finds something.
 */
public final class ReminderRun {

    private ReminderRun() {}

    public static void main(String[] arguments) throws IOException, SQLException, MessagingException {
        Path folder = Path.of(System.getProperty("chaos.folder", "target/chaos"), "reminders");
        ReminderOutcome outcome = new ReminderOutcome();
        try (Standstill standstill = new Standstill(folder.resolve("standstill"), outcome)) {
            endsAnyway(standstill);
            standstill.run();
        }
        try (KilledSender killed = new KilledSender(folder.resolve("killed"), outcome)) {
            endsAnyway(killed);
            killed.run();
        }
        Files.writeString(folder.resolve("reminders.md"), outcome.table() + "\n");
        if ("write".equals(System.getProperty("readme"))) {
            new MarkedSection(Path.of("README.md"), "reminder-run").write(outcome.table());
        }
        System.out.println(
                outcome.findings().isEmpty()
                        ? "Everything was told once."
                        : outcome.findings().size() + " findings");
        System.exit(outcome.findings().isEmpty() ? 0 : 1);
    }

    /** Processes do not end with the one that has started them. */
    private static void endsAnyway(Closeable run) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run), "end-what-was-started"));
    }

    private static void end(Closeable run) {
        try {
            run.close();
        } catch (IOException e) {
            System.err.println("Something was not ended: " + e);
        }
    }
}
