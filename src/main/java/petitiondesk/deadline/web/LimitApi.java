package petitiondesk.deadline.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.deadline.LimitAmounts;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** Limits over JSON: what they are, what they would come to, and the local numbers of days. */
@RestController
@RequestMapping("/api/limits")
@Tag(name = "期限", description = "期限一览、推算（工作人员），本地天数（系统管理员）")
class LimitApi {

    private final LimitAmounts amounts;
    private final LimitRequests requests;

    LimitApi(LimitAmounts amounts, LimitRequests requests) {
        this.amounts = amounts;
        this.requests = requests;
    }

    /**
     * A kind of limit.
     *
     * @param rule number in the list of limits, empty where it has none
     * @param amount days that hold everywhere; 0 where the day is set
     * @param local whether the office may set another number
     */
    record Kind(
            LimitKind kind,
            String rule,
            String title,
            String begins,
            LimitKind.Unit unit,
            int amount,
            String owner,
            String source,
            boolean local,
            int maxExtension) {}

    /** A limit that was tried out. */
    record Answer(
            LimitKind kind,
            LocalDate startedOn,
            LocalDate target,
            LocalDate dueOn,
            boolean provisional,
            List<String> explanation) {}

    /**
     * A local number of days.
     *
     * @param unit code of a unit, district or village; null: everywhere
     * @param days null to go back to the default
     */
    record Amount(String unit, Integer days) {}

    @GetMapping
    @Operation(summary = "期限一览", description = "各项期限的起算、天数、责任人和依据。")
    List<Kind> kinds() {
        return Arrays.stream(LimitKind.values())
                .map(kind -> new Kind(
                        kind,
                        kind.rule(),
                        kind.title(),
                        kind.begins(),
                        kind.unit(),
                        amounts.of(kind, null),
                        kind.owner().title(),
                        kind.source(),
                        kind.isLocal(),
                        kind.maxExtension()))
                .toList();
    }

    @GetMapping("/what-if")
    @Operation(
            summary = "推算",
            description = "不写入。日期写成 2026-08-03；days 不填按规定天数；extension 延长天数；suspendedFrom、suspendedUntil 听证起止。")
    Answer whatIf(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String start,
            @RequestParam(required = false) String days,
            @RequestParam(required = false) String extension,
            @RequestParam(required = false) String suspendedFrom,
            @RequestParam(required = false) String suspendedUntil) {
        TimeLimit limit =
                requests.whatIf(new LimitRequests.Form(kind, start, days, extension, suspendedFrom, suspendedUntil));
        return new Answer(
                limit.kind(),
                limit.startedOn(),
                limit.target(),
                limit.dueOn(),
                limit.provisional(),
                limit.explanation());
    }

    @GetMapping("/amounts")
    @Operation(summary = "本地天数的历次更改", description = "最新的在前；同一期限、同一单位以最新的为准，days 为空表示恢复默认。")
    List<LimitAmounts.LocalAmount> history() {
        return amounts.history();
    }

    @PostMapping("/{kind}/amounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "设定本地天数", description = "只限本地规定的期限，法定期限不能更改。只影响以后起算的期限。unit 不填为全部单位；days 不填恢复默认。")
    List<LimitAmounts.LocalAmount> set(@PathVariable String kind, @RequestBody Amount amount) {
        requests.set(kind, amount.unit(), amount.days());
        return amounts.history();
    }
}
