package petitiondesk.reminder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;
import petitiondesk.deadline.LimitKind;

/**
 * When people are reminded. Days are calendar days; see {@link LadderRules} for what each number means.
 *
 * @param pause between two looks at all limits
 * @param digestAt when the mail of the morning is written
 * @param quietFrom from then on no mail of the morning is written, however late it is
 * @param quietUntil end of the quiet hours, on the next day
 * @param leadersOn the day of the leaders' weekly list; a day off moves it to the next working day
 * @param kinds other numbers for single kinds of limits
 */
@Validated
@ConfigurationProperties("petitiondesk.reminder")
record ReminderSettings(
        @DefaultValue("PT2M") @NotNull Duration pause,

        @DefaultValue("08:00") @DateTimeFormat(pattern = "HH:mm") @NotNull
        LocalTime digestAt,

        @DefaultValue("20:00") @DateTimeFormat(pattern = "HH:mm") @NotNull
        LocalTime quietFrom,

        @DefaultValue("07:00") @DateTimeFormat(pattern = "HH:mm") @NotNull
        LocalTime quietUntil,

        @DefaultValue("20") @Min(1) @Max(100) int soonShare,
        @DefaultValue("1") @Min(1) @Max(60) int soonLeast,
        @DefaultValue("7") @Min(1) @Max(60) int soonMost,
        @DefaultValue("3") @Min(0) @Max(60) int repeat,
        @DefaultValue("3") @Min(0) @Max(365) int headAfter,
        @DefaultValue("7") @Min(0) @Max(365) int officeAfter,
        @DefaultValue("7") @Min(0) @Max(365) int leadersAfter,
        @DefaultValue("MONDAY") @NotNull DayOfWeek leadersOn,
        Map<LimitKind, @Valid Numbers> kinds) {

    ReminderSettings {
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
    }

    /** What is different for one kind of limit; null where it is not. */
    record Numbers(
            @Min(1) @Max(100) Integer soonShare,
            @Min(1) @Max(60) Integer soonLeast,
            @Min(1) @Max(60) Integer soonMost,
            @Min(0) @Max(60) Integer repeat,
            @Min(0) @Max(365) Integer headAfter,
            @Min(0) @Max(365) Integer officeAfter,
            @Min(0) @Max(365) Integer leadersAfter) {}

    /** The numbers that hold for this kind. */
    LadderRules of(LimitKind kind) {
        Numbers own = kinds.getOrDefault(kind, new Numbers(null, null, null, null, null, null, null));
        return new LadderRules(
                or(own.soonShare(), soonShare),
                or(own.soonLeast(), soonLeast),
                or(own.soonMost(), soonMost),
                or(own.repeat(), repeat),
                or(own.headAfter(), headAfter),
                or(own.officeAfter(), officeAfter),
                or(own.leadersAfter(), leadersAfter));
    }

    /** Whether mails of the morning may be written at this time of a working day. */
    boolean isQuiet(LocalTime time) {
        return quietFrom.isAfter(quietUntil)
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
    }

    @AssertTrue(message = "soon-least 不能大于 soon-most")
    boolean isSoonInOrder() {
        return everywhere(rules -> rules.soonLeast() <= rules.soonMost());
    }

    @AssertTrue(message = "head-after 不能大于 office-after")
    boolean isLineInOrder() {
        return everywhere(rules ->
                rules.headAfter() == 0 || rules.officeAfter() == 0 || rules.headAfter() <= rules.officeAfter());
    }

    @AssertTrue(message = "digest-at 不能在静默时段（quiet-from 至 quiet-until）内")
    boolean isDigestOutsideQuietHours() {
        return digestAt == null || quietFrom == null || quietUntil == null || !isQuiet(digestAt);
    }

    private boolean everywhere(java.util.function.Predicate<LadderRules> rule) {
        return java.util.Arrays.stream(LimitKind.values()).map(this::of).allMatch(rule);
    }

    private static int or(Integer own, int general) {
        return own == null ? general : own;
    }
}
