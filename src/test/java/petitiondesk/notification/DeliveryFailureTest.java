package petitiondesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.net.SocketException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petitiondesk.notification.DeliveryFailure.Cause;

class DeliveryFailureTest {

    @ParameterizedTest
    @CsvSource({
        "550, ADDRESS", // no such user
        "552, ADDRESS", // over quota, for good
        "450, LATER", // grey-listed
        "452, LATER", // mailbox full
        "421, SERVER", // closing for everybody
        "530, SERVER", // wants a sign-in
        "-1, BROKEN"
    })
    void whatTheServerSaysToTheRecipientDecides(int code, Cause cause) throws Exception {
        InternetAddress address = new InternetAddress("nobody@demo.invalid");
        MessagingException failure = new SendFailedException(
                "Invalid Addresses", new SMTPAddressFailedException(address, "RCPT TO", code, code + " said"));

        assertThat(DeliveryFailure.sending(failure).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "., 554, CONTENT",
        "., 451, LATER",
        "., -1, BROKEN",
        "., 421, SERVER",
        "DATA, 554, CONTENT",
        "MAIL FROM:<a@b>, 530, SERVER",
        "MAIL FROM:<a@b>, 451, SERVER",
        "MAIL FROM:<a@b>, -1, SERVER"
    })
    void whatTheServerSaysToTheMailDecides(String command, int code, Cause cause) {
        MessagingException failure = new SMTPSendFailedException(command, code, code + " no", null, null, null, null);

        assertThat(DeliveryFailure.sending(failure).cause()).isEqualTo(cause);
    }

    @Test
    void anImpossibleAddressIsFinal() {
        assertThat(DeliveryFailure.sending(new AddressException("Missing '@'")).permanent())
                .isTrue();
    }

    @Test
    void aConnectionThatBreaksTellsNothingAboutTheMail() {
        MessagingException failure = new MessagingException("lost", new SocketException("reset"));

        assertThat(DeliveryFailure.sending(failure)).isEqualTo(new DeliveryFailure(Cause.BROKEN, "与邮件服务器的连接中断"));
    }

    @Test
    void aServerThatCannotBeReachedOrWantsAnotherPasswordIsAway() {
        MessagingException refused = new MessagingException("Couldn't connect", new ConnectException("refused"));

        assertThat(DeliveryFailure.connecting(refused)).isEqualTo(new DeliveryFailure(Cause.SERVER, "无法连接邮件服务器"));
        assertThat(DeliveryFailure.connecting(new AuthenticationFailedException("535 bad password"))
                        .reason())
                .isEqualTo("登录邮件服务器失败，请管理员核对邮箱账号和密码");
    }
}
