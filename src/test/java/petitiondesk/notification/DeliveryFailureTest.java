package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

class DeliveryFailureTest {

    @Test
    void aRefusedAddressIsFinal() throws Exception {
        DeliveryFailure failure = DeliveryFailure.of(refusedAddress(550, "550 no such user"));

        assertThat(failure.permanent()).isTrue();
        assertThat(failure.reason()).isEqualTo("收件邮箱不存在或拒收（550 no such user）");
    }

    @Test
    void aFullMailboxIsTriedAgainAndHoldsUpNobody() throws Exception {
        DeliveryFailure failure = DeliveryFailure.of(refusedAddress(452, "452 mailbox full"));

        assertThat(failure.permanent()).isFalse();
        assertThat(failure.serverAway()).isFalse();
    }

    @Test
    void anImpossibleAddressIsFinal() {
        assertThat(DeliveryFailure.of(new AddressException("Missing '@'")).permanent())
                .isTrue();
    }

    @Test
    void aRefusedTextIsFinal() {
        assertThat(DeliveryFailure.of(sending(sendFailed(".", 554))).permanent())
                .isTrue();
    }

    @Test
    void aServerThatWantsASignInIsAway() {
        DeliveryFailure failure = DeliveryFailure.of(sending(sendFailed("MAIL FROM:<a@b>", 530)));

        assertThat(failure.permanent()).isFalse();
        assertThat(failure.serverAway()).isTrue();
        assertThat(DeliveryFailure.of(new MailAuthenticationException("bad password"))
                        .serverAway())
                .isTrue();
    }

    @Test
    void aServerThatCannotBeReachedIsAway() {
        MessagingException cause = new MessagingException("Couldn't connect", new ConnectException("refused"));

        DeliveryFailure failure =
                DeliveryFailure.of(new MailSendException("Mail server connection failed", cause, Map.of()));

        assertThat(failure.permanent()).isFalse();
        assertThat(failure.serverAway()).isTrue();
        assertThat(failure.reason()).isEqualTo("无法连接邮件服务器，或连接中断");
    }

    private static MailSendException refusedAddress(int code, String reply) throws AddressException {
        InternetAddress address = new InternetAddress("nobody@demo.invalid");
        return sending(new SendFailedException(
                "Invalid Addresses", new SMTPAddressFailedException(address, "RCPT TO", code, reply)));
    }

    private static SMTPSendFailedException sendFailed(String command, int code) {
        return new SMTPSendFailedException(command, code, code + " no", null, null, null, null);
    }

    private static MailSendException sending(MessagingException failure) {
        return new MailSendException(Map.of(new Object(), failure));
    }
}
