package petitiondesk.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A mail server that remembers across its own absences what it has taken, from the moment it has the whole text: whether
 * its answer still reaches the sender or not.
 */
final class MailServer implements AutoCloseable {

    /**
     * A mail that was taken.
     *
     * @param text header and body without the lines that differ from one attempt to the next
     */
    record Mail(String messageId, String recipient, String text) {}

    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean silent = new AtomicBoolean();
    private final int port;
    private volatile ServerSocket socket;

    MailServer() throws IOException {
        socket = listen(0);
        port = socket.getLocalPort();
        serve(socket);
    }

    int port() {
        return port;
    }

    List<Mail> taken() {
        return taken;
    }

    /** From now on texts are taken, but nobody is told: the sender cannot know. */
    void fallSilent() {
        silent.set(true);
    }

    void goAway() throws IOException {
        socket.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }

    void comeBack() throws IOException {
        silent.set(false);
        socket = listen(port);
        serve(socket);
    }

    @Override
    public void close() throws IOException {
        goAway();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        return listening;
    }

    private void serve(ServerSocket listening) {
        start("mail-server", () -> {
            while (!listening.isClosed()) {
                try {
                    Socket caller = listening.accept();
                    callers.add(caller);
                    start("mail-caller", () -> answer(caller));
                } catch (IOException e) {
                    if (!listening.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void answer(Socket caller) {
        try (caller) {
            talk(caller);
        } catch (IOException e) {
            // the sender was killed, or we have gone away: that is what the run is about
        } finally {
            callers.remove(caller);
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        say(caller, "220 chaos");
        String recipient = "";
        String line;
        while ((line = in.readLine()) != null) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT TO:")) {
                recipient = line.substring("RCPT TO:".length()).strip();
                say(caller, "250 ok");
            } else if (command.equals("DATA")) {
                say(caller, "354 go on");
                if (!take(in, recipient)) {
                    return;
                }
                if (silent.get()) {
                    return;
                }
                say(caller, "250 taken");
            } else if (command.equals("QUIT")) {
                say(caller, "221 bye");
                return;
            } else {
                say(caller, "250 ok");
            }
        }
    }

    /** Whether the text came whole. */
    private boolean take(BufferedReader in, String recipient) throws IOException {
        String messageId = "";
        List<String> kept = new ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (line.startsWith("Message-ID:")) {
                messageId = line.substring("Message-ID:".length()).strip();
            } else if (!line.startsWith("Date:")) {
                kept.add(line);
            }
            line = in.readLine();
        }
        if (line == null) {
            return false;
        }
        taken.add(new Mail(messageId, recipient, String.join("\n", kept)));
        return true;
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }
}
