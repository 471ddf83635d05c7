package petitiondesk.shared.web;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/** Says in Chinese what a field should have been. */
final class ExpectedType {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);
    private static final Map<Class<?>, String> TIMES = Map.of(
            LocalDate.class, "应为日期，例如 2026-11-20",
            LocalDateTime.class, "应为日期和时间，例如 2026-11-20T09:00",
            LocalTime.class, "应为时间，例如 09:00",
            YearMonth.class, "应为年月，例如 2026-11",
            Year.class, "应为年份，例如 2026",
            Instant.class, "应为带时区的时间，例如 2026-11-20T09:00:00+08:00",
            OffsetDateTime.class, "应为带时区的时间，例如 2026-11-20T09:00:00+08:00",
            ZonedDateTime.class, "应为带时区的时间，例如 2026-11-20T09:00:00+08:00");

    private ExpectedType() {}

    static String message(Class<?> type) {
        Class<?> expected = type == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(type);
        if (TIMES.containsKey(expected)) {
            return TIMES.get(expected);
        }
        if (WHOLE_NUMBERS.contains(expected)) {
            return "应为整数";
        }
        if (Number.class.isAssignableFrom(expected)) {
            return "应为数字";
        }
        if (expected == Boolean.class) {
            return "应为 true 或 false";
        }
        if (expected.isEnum()) {
            return Arrays.stream(expected.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining("、", "应为以下之一：", ""));
        }
        if (CharSequence.class.isAssignableFrom(expected)) {
            return "应为文字";
        }
        if (expected.isArray() || Collection.class.isAssignableFrom(expected)) {
            return "应为列表";
        }
        return Map.class.isAssignableFrom(expected) || expected.isRecord() ? "应为一组字段" : "格式不正确";
    }
}
