package petitiondesk.document.signing;

import java.time.Instant;

/**
 * What somebody signs with.
 *
 * @param validUntil or null without a certificate
 * @param expired an own one is renewed at the next signature; one brought along has to be replaced
 * @param lockedUntil after too many wrong pins, else null
 */
public record KeyState(Kind kind, Instant validUntil, boolean expired, Instant lockedUntil) {

    /** Whose certificate it is. */
    public enum Kind {
        /** None yet: the first signature with the sign-in password makes one. */
        NONE,
        /** Of the installation's own authority. */
        OWN,
        /** Brought along. */
        BROUGHT
    }

    /** What the pin is called on the page that asks for it. */
    public String pinName() {
        return kind == Kind.NONE ? "登录密码" : "签名密码";
    }
}
