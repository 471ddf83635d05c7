package petitiondesk.meeting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.document.signing.SigningKeys;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.MeetingFile;
import petitiondesk.meeting.MeetingFiles;
import petitiondesk.meeting.Minutes;
import petitiondesk.meeting.PlanForm;
import petitiondesk.meeting.PlanningMeetings;
import petitiondesk.security.CurrentUser;

/** Joint meetings for the desk's pages and for scripts. */
@RestController
@RequestMapping("/api/meetings")
@Tag(name = "联席会议")
class MeetingApi {

    private final MeetingFiles files;
    private final CallingMeetings calling;
    private final PlanningMeetings planning;
    private final Minutes minutes;
    private final SigningKeys keys;
    private final CurrentUser user;

    MeetingApi(
            MeetingFiles files,
            CallingMeetings calling,
            PlanningMeetings planning,
            Minutes minutes,
            SigningKeys keys,
            CurrentUser user) {
        this.files = files;
        this.calling = calling;
        this.planning = planning;
        this.minutes = minutes;
        this.keys = keys;
        this.user = user;
    }

    /** Why a meeting is called. */
    record Call(String reason) {}

    /** The plan as it is to be from now on; {@code participants} may be left out. */
    record Change(String heldAt, String freezeAt, String place, List<String> participants, String reason) {}

    /**
     * A signature.
     *
     * @param pin of the signer's key; his password before he has one
     * @param sha256 of the text that he has read; may be left out
     */
    record Signature(String pin, String sha256) {

        /** Without the pin: requests end up in logs. */
        @Override
        public String toString() {
            return "Signature[" + sha256 + "]";
        }
    }

    /** What has to be changed in the minutes. */
    record Return(String comment) {}

    @GetMapping
    @Operation(summary = "联席会议列表")
    List<MeetingFiles.Line> list() {
        return files.list(user);
    }

    @GetMapping("/{number}")
    @Operation(summary = "一次联席会议", description = "安排、管区报告、议程和决定、会议纪要。")
    MeetingFile open(@PathVariable String number) {
        return files.open(number, user);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "召集临时会议", description = "月度例会自动发起，不在此召集。")
    MeetingFile call(@RequestBody Call call) {
        return files.open(calling.callExtraordinary(call.reason(), user.id()).number(), user);
    }

    @PostMapping("/{number}/plan")
    @Operation(summary = "变更会议安排", description = "参会人员会收到变更通知和更新的日历文件。")
    MeetingFile change(@PathVariable String number, @RequestBody Change change) {
        planning.change(
                number,
                new PlanForm(
                        change.heldAt(), change.freezeAt(), change.place(), change.participants(), change.reason()),
                user.id());
        return files.open(number, user);
    }

    @PostMapping("/{number}/minutes/signature")
    @Operation(summary = "签发会议纪要", description = "pin 是签字人自己的签名密码，还没有电子签名证书的用登录密码。")
    MeetingFile.MinutesView sign(
            @PathVariable String number, @RequestBody Signature signature, HttpServletRequest request) {
        files.open(number, user);
        minutes.check(number, signature.sha256(), user.id());
        try (UnlockedKey key = keys.unlock(signature.pin(), request.getRemoteAddr())) {
            minutes.sign(number, signature.sha256(), key);
        }
        return files.open(number, user).minutes();
    }

    @PostMapping("/{number}/minutes/return")
    @Operation(summary = "退回会议纪要")
    MeetingFile.MinutesView sendBack(@PathVariable String number, @RequestBody Return back) {
        files.open(number, user);
        minutes.returnFromDesk(number, back.comment(), user.id());
        return files.open(number, user).minutes();
    }
}
