package petitiondesk.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects what is wrong with the fields of one request, so that a person corrects them all in one go. */
public final class FieldChecks {

    private static final Pattern PHONE =
            Pattern.compile("(\\+?86[- ]?)?1[3-9]\\d{9}|0\\d{2,3}[- ]?\\d{7,8}(-\\d{1,6})?");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern ID_NUMBER = Pattern.compile("\\d{17}[\\dXx]");
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECK_CHARACTERS = "10X98765432";

    private final List<Refusal.FieldError> errors = new ArrayList<>();

    public FieldChecks reject(String field, String message) {
        errors.add(new Refusal.FieldError(field, message));
        return this;
    }

    public FieldChecks require(boolean holds, String field, String message) {
        return holds ? this : reject(field, message);
    }

    /** A text that must be there. */
    public FieldChecks requiredText(String field, String label, String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return reject(field, label + "不能为空");
        }
        return text(field, label, value, maxLength);
    }

    /** A text that may be absent; when present it is printable and not longer than {@code maxLength} characters. */
    public FieldChecks text(String field, String label, String value, int maxLength) {
        if (value == null) {
            return this;
        }
        if (value.codePointCount(0, value.length()) > maxLength) {
            reject(field, label + "不能超过" + maxLength + "字");
        }
        if (hasUnprintable(value)) {
            reject(field, label + "含有无法识别的字符（控制字符或乱码）");
        }
        return this;
    }

    public FieldChecks phone(String field, String value) {
        return require(value == null || PHONE.matcher(value.strip()).matches(), field, "电话号码不正确，应为手机号或带区号的固定电话");
    }

    public FieldChecks email(String field, String value) {
        return require(
                value == null
                        || (value.length() <= 254
                                && EMAIL.matcher(value.strip()).matches()),
                field,
                "电子邮箱格式不正确");
    }

    /** The 18-digit resident identity number with its check character (GB 11643). */
    public FieldChecks idNumber(String field, String value) {
        return require(value == null || isIdNumber(value.strip()), field, "居民身份证号码不正确，请核对18位号码");
    }

    /** The constant called {@code value}, or a field error that lists what is allowed. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String field, String label, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return Optional.of(constant);
            }
        }
        reject(field, label + "不在可选范围内");
        return Optional.empty();
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    /** Refuses the request if anything was wrong. */
    public void done() {
        if (failed()) {
            throw Refusal.invalid(errors);
        }
    }

    private static boolean isIdNumber(String value) {
        if (!ID_NUMBER.matcher(value).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return ID_CHECK_CHARACTERS.charAt(sum % 11) == Character.toUpperCase(value.charAt(17));
    }

    /** Control characters (PostgreSQL cannot store NUL), halves of surrogate pairs, and the mark of a failed decoding. */
    private static boolean hasUnprintable(String value) {
        return value.codePoints()
                .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        || c == 0xFFFD
                        || !Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE);
    }
}
