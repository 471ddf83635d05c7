package petitiondesk.document.signing;

import petitiondesk.shared.FieldChecks;

/** What a chosen pin must be like. It may be digits alone: the desk counts wrong tries, so nobody guesses far. */
final class PinRules {

    private static final int LEAST = 6;
    private static final int MOST = 64;

    private PinRules() {}

    /**
     * Refuses a pin that is not good enough.
     *
     * @param password the sign-in password, or null if it was not asked for
     */
    static void check(String pin, String again, String password) {
        String wanted = pin == null ? "" : pin;
        int length = wanted.codePointCount(0, wanted.length());
        new FieldChecks()
                .require(length >= LEAST && length <= MOST, "pin", "签名密码应为" + LEAST + "到" + MOST + "个字符")
                .require(length < 2 || !isRow(wanted), "pin", "签名密码不能全是同一个字符，也不能是123456这样连着的")
                .require(password == null || !wanted.equals(password), "pin", "签名密码不能与登录密码相同")
                .require(again == null || wanted.equals(again), "again", "两次输入的签名密码不一样")
                .done();
    }

    /** The same sign over and over, or one after the other up or down. */
    private static boolean isRow(String pin) {
        int[] signs = pin.codePoints().toArray();
        int step = signs[1] - signs[0];
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 2; i < signs.length; i++) {
            if (signs[i] - signs[i - 1] != step) {
                return false;
            }
        }
        return true;
    }
}
