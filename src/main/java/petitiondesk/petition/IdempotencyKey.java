package petitiondesk.petition;

import petitiondesk.shared.Refusal;

/** The header {@code Idempotency-Key} as callers may send it. */
public final class IdempotencyKey {

    private IdempotencyKey() {}

    /**
     * The key, or null where none was sent.
     *
     * @throws Refusal if it is empty, longer than 200 characters or not printable ASCII
     */
    public static String checked(String key) {
        if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Refusal.invalid("Idempotency-Key", "Idempotency-Key 应为1至200个可打印的英文字符");
        }
        return key;
    }
}
