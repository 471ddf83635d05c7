package petitiondesk.supervision.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.organisation.Deputies;
import petitiondesk.security.CurrentUser;

/** Stated periods of deputising over JSON. */
@RestController
@RequestMapping("/api/deputies")
@Tag(name = "代理期", description = "副召集人代理总召集人的期间，由联席会议办公室登记")
class DeputyApi {

    private final Deputies deputies;
    private final CurrentUser user;

    DeputyApi(Deputies deputies, CurrentUser user) {
        this.deputies = deputies;
        this.user = user;
    }

    record NewPeriod(String userId, LocalDate from, LocalDate to, String reason) {}

    record Revocation(String reason) {}

    @GetMapping
    @Operation(summary = "代理期列表")
    List<Deputies.Period> all() {
        return deputies.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "登记代理期", description = "起止两日都计入；登记后不能修改，只能撤销。")
    List<Deputies.Period> record(@RequestBody NewPeriod period) {
        deputies.record(period.userId(), period.from(), period.to(), period.reason(), user.id());
        return deputies.all();
    }

    @PostMapping("/{id}/revocation")
    @Operation(summary = "撤销代理期", description = "即时生效；此前的签字仍然有效。")
    List<Deputies.Period> revoke(@PathVariable long id, @RequestBody Revocation revocation) {
        deputies.revoke(id, revocation.reason(), user.id());
        return deputies.all();
    }
}
