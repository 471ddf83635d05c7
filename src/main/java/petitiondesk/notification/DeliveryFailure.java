package petitiondesk.notification;

import jakarta.mail.internet.AddressException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail did not leave.
 *
 * @param permanent trying again would change nothing
 * @param serverAway the server is at fault, not this mail: the others need not be tried now
 * @param reason for the person who reads the outbox
 */
record DeliveryFailure(boolean permanent, boolean serverAway, String reason) {

    private static final int REASON_LENGTH = 300;

    static DeliveryFailure of(Exception failure) {
        if (failure instanceof MailAuthenticationException) {
            return new DeliveryFailure(false, true, "登录邮件服务器失败，请管理员核对邮箱账号和密码");
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof AddressException) {
                return new DeliveryFailure(true, false, "邮箱地址格式不正确");
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= 500
                        ? new DeliveryFailure(true, false, "收件邮箱不存在或拒收" + said(refused))
                        : new DeliveryFailure(false, false, "收件邮箱暂时不能接收" + said(refused));
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return new DeliveryFailure(false, true, "邮件服务器不接受发件地址，请管理员核对" + said(refused));
            }
            if (cause instanceof SMTPSendFailedException refused) {
                // a refused MAIL command is about us, what follows is about this mail
                boolean ours =
                        refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
                return refused.getReturnCode() >= 500 && !ours
                        ? new DeliveryFailure(true, false, "邮件被对方服务器拒收" + said(refused))
                        : new DeliveryFailure(false, ours, "邮件服务器暂时不能接收" + said(refused));
            }
            if (cause instanceof IOException) {
                return new DeliveryFailure(false, true, "无法连接邮件服务器，或连接中断");
            }
        }
        return new DeliveryFailure(false, true, "邮件服务器没有正常应答" + said(failure));
    }

    private static Throwable next(Throwable failure) {
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            return sending.getMessageExceptions()[0];
        }
        return failure.getCause();
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        if (message == null) {
            return "";
        }
        String line = message.replaceAll("\\s+", " ").strip();
        return "（" + (line.length() > REASON_LENGTH ? line.substring(0, REASON_LENGTH) : line) + "）";
    }
}
