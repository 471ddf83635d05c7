package petitiondesk.deadline.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.deadline.CalendarFile;
import petitiondesk.deadline.CalendarVersion;
import petitiondesk.deadline.Calendars;
import petitiondesk.deadline.ImportingCalendars;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Calendars over JSON: read by the staff, brought in by administrators. */
@RestController
@RequestMapping("/api/calendars")
@Tag(name = "节假日", description = "各年放假和调休安排：查询（工作人员），预览和导入（系统管理员）")
class CalendarApi {

    private static final String FORMAT = """
            请求体：year 年份，与地址中的一致；source 来源（文件名称和文号）；\
            holidays 各节日的放假日期，每项 name 名称、from 第一天、to 最后一天（只有一天的可以不填），连同周末和调休的日期；\
            workdays 调休上班的周六、周日。日期写成 2027-02-06。\
            七个法定节日的日期必须都在 holidays 中；同一天不能既放假又上班；跨年的假期分别填在各自年份。""";

    private final Calendars calendars;
    private final ImportingCalendars importing;
    private final CurrentUser user;

    CalendarApi(Calendars calendars, ImportingCalendars importing, CurrentUser user) {
        this.calendars = calendars;
        this.importing = importing;
        this.user = user;
    }

    /**
     * A year.
     *
     * @param importedBy user id, or null for what came with a release
     * @param calendar in the format of an import
     */
    record Year(int year, long version, Instant importedAt, String importedBy, CalendarFile calendar) {

        static Year of(CalendarVersion version) {
            return new Year(
                    version.year().year(),
                    version.id(),
                    version.importedAt(),
                    version.importedBy(),
                    CalendarFile.of(version.year()));
        }
    }

    @GetMapping
    @Operation(summary = "已有的年份", description = "没有列出的年份尚未公布，期限暂按周末和法定节日推算。")
    List<Integer> years() {
        return calendars.current().years().stream().map(year -> year.year()).toList();
    }

    @GetMapping("/{year}")
    @Operation(summary = "一年的放假安排", description = "calendar 与导入的格式相同，改好可以再导入。")
    Year year(@PathVariable int year) {
        return calendars
                .newest(year)
                .map(Year::of)
                .orElseThrow(() -> Refusal.notFound("%d年的放假安排尚未公布，期限暂按周末和法定节日推算。".formatted(year)));
    }

    @PostMapping("/{year}/preview")
    @Operation(summary = "预览导入", description = "哪些正在计算的期限会变动，不写入。" + FORMAT)
    ImportingCalendars.Preview preview(@PathVariable int year, @RequestBody CalendarFile file) {
        administrator();
        return importing.preview(year, file);
    }

    @PostMapping("/{year}")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "导入", description = "从此按新的安排计算；正在计算的期限连同任务到期日、定时器一起变动，并告知有关人员。" + FORMAT)
    ImportingCalendars.Imported take(@PathVariable int year, @RequestBody CalendarFile file) {
        return importing.take(year, file, administrator());
    }

    private String administrator() {
        if (!user.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有系统管理员可以导入放假安排。");
        }
        return user.id();
    }
}
