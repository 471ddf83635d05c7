package petitiondesk.notification;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers recipients and texts as told, for refusals that a well-meaning one never gives; where it is told
 * no answer to a text, it hangs up instead.
 */
final class ScriptedSmtpServer implements Closeable {

    private final ServerSocket socket;
    private final String answerToRecipient;
    private final String answerToText;
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger conversations = new AtomicInteger();

    ScriptedSmtpServer(String answerToRecipient, String answerToText) throws IOException {
        this.answerToRecipient = answerToRecipient;
        this.answerToText = answerToText;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Message-ID headers of the texts that were handed over, accepted or not. */
    List<String> messageIds() {
        return messageIds;
    }

    /** The texts without the lines that differ from one attempt to the next. */
    List<String> texts() {
        return texts;
    }

    /** How many connections were opened. */
    int conversations() {
        return conversations.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                conversations.incrementAndGet();
                talk(client);
            } catch (SocketException e) {
                // closed by the test, or the client hung up
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 scripted");
        String line;
        while ((line = in.readLine()) != null) {
            if (line.startsWith("RCPT")) {
                say(client, answerToRecipient);
            } else if (line.equals("DATA")) {
                say(client, "354 go on");
                readText(in);
                if (answerToText == null) {
                    return;
                }
                say(client, answerToText);
            } else if (line.equals("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 ok");
            }
        }
    }

    private void readText(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (line.startsWith("Message-ID: ")) {
                messageIds.add(line.substring("Message-ID: ".length()));
            }
            if (!line.startsWith("Date: ")) {
                text.append(line).append('\n');
            }
            line = in.readLine();
        }
        texts.add(text.toString());
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
