package petitiondesk.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a mail did not leave.
 *
 * @param reason for the person who reads the outbox
 */
record DeliveryFailure(Cause cause, String reason) {

    /** What is at fault, and so what is to be done. */
    enum Cause {
        /** The address is refused or impossible: trying again would change nothing. */
        ADDRESS,
        /** The server refuses the mail for what is in it: trying again would change nothing. */
        CONTENT,
        /** The server cannot take this mail now. */
        LATER,
        /** The connection broke in the middle: nobody knows whether the mail was taken. */
        BROKEN,
        /** The server itself is away, or takes nothing from us: no fault of this mail. */
        SERVER
    }

    private static final int REASON_LENGTH = 300;
    private static final int CLOSING = 421;
    private static final int REFUSED = 500;
    /** 530, 534, 535 and 538 ask for another way of signing in (RFC 4954). */
    private static final int SIGN_IN_FROM = 530;

    private static final int SIGN_IN_TO = 538;

    /** Why no connection came about. */
    static DeliveryFailure connecting(MessagingException failure) {
        return failure instanceof AuthenticationFailedException
                ? new DeliveryFailure(Cause.SERVER, "登录邮件服务器失败，请管理员核对邮箱账号和密码")
                : new DeliveryFailure(Cause.SERVER, "无法连接邮件服务器");
    }

    /** Why a mail did not leave over a connection that stood. */
    static DeliveryFailure sending(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressException) {
                return new DeliveryFailure(Cause.ADDRESS, "邮箱地址格式不正确");
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                return refusedRecipient(refused);
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return new DeliveryFailure(Cause.SERVER, "邮件服务器不接受发件地址，请管理员核对" + said(refused));
            }
            if (cause instanceof SMTPSendFailedException refused) {
                return refusedMail(refused);
            }
            if (cause instanceof IOException) {
                return new DeliveryFailure(Cause.BROKEN, "与邮件服务器的连接中断");
            }
        }
        return new DeliveryFailure(Cause.BROKEN, "邮件服务器没有正常应答" + said(failure));
    }

    boolean permanent() {
        return cause == Cause.ADDRESS || cause == Cause.CONTENT;
    }

    private static DeliveryFailure refusedRecipient(SMTPAddressFailedException refused) {
        int code = refused.getReturnCode();
        if (isAboutUs(code)) {
            return new DeliveryFailure(Cause.SERVER, "邮件服务器要求登录或者暂停服务，请管理员核对" + said(refused));
        }
        if (code < 0) {
            return new DeliveryFailure(Cause.BROKEN, "与邮件服务器的连接中断");
        }
        return code >= REFUSED
                ? new DeliveryFailure(Cause.ADDRESS, "收件邮箱不存在或拒收" + said(refused))
                : new DeliveryFailure(Cause.LATER, "收件邮箱暂时不能接收" + said(refused));
    }

    private static DeliveryFailure refusedMail(SMTPSendFailedException refused) {
        int code = refused.getReturnCode();
        // a refused MAIL command is about us, what follows is about this mail
        boolean ours = refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
        if (ours || isAboutUs(code)) {
            return new DeliveryFailure(Cause.SERVER, "邮件服务器暂时不能接收" + said(refused));
        }
        if (code < 0) {
            return new DeliveryFailure(Cause.BROKEN, "与邮件服务器的连接中断");
        }
        return code >= REFUSED
                ? new DeliveryFailure(Cause.CONTENT, "邮件被对方服务器拒收" + said(refused))
                : new DeliveryFailure(Cause.LATER, "邮件服务器暂时不能接收" + said(refused));
    }

    private static boolean isAboutUs(int code) {
        return code == CLOSING || code >= SIGN_IN_FROM && code <= SIGN_IN_TO;
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
