package petitiondesk.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** One conversation with the mail server, over which a whole batch leaves; opened by the first mail. */
final class MailConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailConnection.class);

    private final JavaMailSenderImpl server;
    private Transport transport;
    private boolean used;

    MailConnection(JavaMailSenderImpl server) {
        this.server = server;
    }

    /** Why a mail did not leave; the connection is closed, and the next mail opens another. */
    static final class Failed extends Exception {

        private final transient DeliveryFailure failure;
        private final boolean used;

        private Failed(DeliveryFailure failure, boolean used, MessagingException cause) {
            super(failure.reason(), cause);
            this.failure = failure;
            this.used = used;
        }

        DeliveryFailure failure() {
            return failure;
        }

        /** Whether mails had left over this connection before. */
        boolean wasUsed() {
            return used;
        }
    }

    /** Hands the mail over; it is the server's when this returns. */
    void send(MimeMessage mail) throws Failed {
        open();
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            used = true;
        } catch (MessagingException e) {
            boolean before = used;
            close();
            throw new Failed(DeliveryFailure.sending(e), before, e);
        }
    }

    private void open() throws Failed {
        if (transport != null) {
            return;
        }
        String user = StringUtils.hasText(server.getUsername()) ? server.getUsername() : null;
        try {
            Transport opening = server.getSession().getTransport(server.getProtocol());
            opening.connect(server.getHost(), server.getPort(), user, user == null ? null : server.getPassword());
            transport = opening;
        } catch (MessagingException e) {
            throw new Failed(DeliveryFailure.connecting(e), false, e);
        }
    }

    @Override
    public void close() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            // what was sent over it has been answered for
            log.debug("Mail connection did not close in good order", e);
        }
        transport = null;
        used = false;
    }
}
