package petitiondesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server on this machine that takes everything at once and remembers the Message-IDs of the bench's own mails alone. */
final class MailSink implements AutoCloseable {

    /** A desk writes other mails by itself. */
    private static final String OWN = "Message-ID: <bench-";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    MailSink() throws IOException {
        start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many different mails of the bench were taken. */
    int taken() {
        return taken.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                start(() -> talk(caller));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            caller.setTcpNoDelay(true);
            OutputStream out = caller.getOutputStream();
            say(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    take(in);
                }
                say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            // the desk was stopped in the middle of a conversation: the run is over
        }
    }

    private void take(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith(OWN)) {
                taken.add(line);
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        thread.start();
    }
}
