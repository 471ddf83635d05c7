package petitiondesk.deadline.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import petitiondesk.deadline.LimitAmounts;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Reads what people ask about limits, alike for pages and JSON. */
@Component
class LimitRequests {

    /** Longer than any limit with whatever is added to it; keeps one request from counting for minutes. */
    private static final int MAX_DAYS = 3_650;

    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2090;

    private final TimeLimits limits;
    private final LimitAmounts amounts;
    private final Organisation organisation;
    private final CurrentUser user;

    LimitRequests(TimeLimits limits, LimitAmounts amounts, Organisation organisation, CurrentUser user) {
        this.limits = limits;
        this.amounts = amounts;
        this.organisation = organisation;
        this.user = user;
    }

    /** A limit to be tried out, as it is typed. */
    record Form(
            String kind, String start, String days, String extension, String suspendedFrom, String suspendedUntil) {}

    TimeLimit whatIf(Form form) {
        FieldChecks checks = new FieldChecks();
        LimitKind kind =
                checks.oneOf(LimitKind.class, "kind", "期限", form.kind()).orElse(null);
        checks.require(StringUtils.hasText(form.start()), "start", "请填写起算日期");
        LocalDate start = day("start", "起算日期", form.start(), checks);
        Integer days = number("days", "天数", form.days(), checks);
        Integer extension = number("extension", "延长天数", form.extension(), checks);
        LocalDate from = day("suspendedFrom", "听证开始日期", form.suspendedFrom(), checks);
        LocalDate until = day("suspendedUntil", "听证结束日期", form.suspendedUntil(), checks);
        checks.require(days == null || days >= 1 && days <= MAX_DAYS, "days", "天数应为1至%d".formatted(MAX_DAYS));
        checks.require(
                kind == null || kind.unit() != LimitKind.Unit.SET_DAY || days != null,
                "days",
                "这一期限由决定载明日期，请填写从起算日起的天数");
        checks.require(until == null || from != null, "suspendedFrom", "请填写听证开始日期");
        checks.done();
        return limits.whatIf(new TimeLimits.WhatIf(kind, start, days, extension == null ? 0 : extension, from, until));
    }

    void set(String kind, String unit, Integer days) {
        if (!user.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有系统管理员可以设定本地天数。");
        }
        FieldChecks checks = new FieldChecks();
        LimitKind known = checks.oneOf(LimitKind.class, "kind", "期限", kind).orElse(null);
        String code = StringUtils.hasText(unit) ? unit.strip() : null;
        checks.require(code == null || organisation.responsible(code).isPresent(), "unit", "没有这个单位、管区或村");
        checks.done();
        amounts.set(known, code, days, user.id());
    }

    private static LocalDate day(String field, String label, String text, FieldChecks checks) {
        if (!StringUtils.hasText(text)) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            checks.require(
                    day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                    field,
                    "%s应在%d年至%d年之间".formatted(label, FIRST_YEAR, LAST_YEAR));
            return day;
        } catch (DateTimeParseException e) {
            checks.reject(field, label + "不是一个日期，应写成 2026-08-03");
            return null;
        }
    }

    private static Integer number(String field, String label, String text, FieldChecks checks) {
        if (!StringUtils.hasText(text)) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            checks.reject(field, label + "应为整数");
            return null;
        }
    }
}
