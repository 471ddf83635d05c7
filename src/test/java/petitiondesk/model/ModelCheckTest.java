package petitiondesk.model;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import petitiondesk.advice.Adoption;
import petitiondesk.advice.Assessment;
import petitiondesk.meeting.Ground;
import petitiondesk.meeting.OverdueMeasure;
import petitiondesk.petition.AccusationAssessment;
import petitiondesk.petition.AccusationOutcome;
import petitiondesk.petition.Approval;
import petitiondesk.petition.Channel;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.Confirmation;
import petitiondesk.petition.DecidingRequests;
import petitiondesk.petition.Disposition;
import petitiondesk.petition.Extensions;
import petitiondesk.petition.FeedbackMethod;
import petitiondesk.petition.HandlingOutcome;
import petitiondesk.petition.Kind;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.LeadResult;
import petitiondesk.petition.ReviewDecision;
import petitiondesk.petition.RevisitResult;
import petitiondesk.petition.Ruling;
import petitiondesk.petition.Satisfaction;
import petitiondesk.petition.ServiceMethod;
import petitiondesk.petition.ServiceResult;
import petitiondesk.petition.StatutoryChannel;
import petitiondesk.petition.UnitReply;
import petitiondesk.supervision.Verdict;

class ModelCheckTest {

    private static final Path OFFICE = Path.of("");
    private static final Declared DECLARED = Declared.byTheCode();
    private static final Map<String, Map<String, String>> OPTIONS = Map.ofEntries(
            Map.entry("kind", titles(Kind.values(), Kind::title)),
            Map.entry("channel", titles(Channel.values(), Channel::title)),
            Map.entry("disposition", titles(Disposition.values(), Disposition::title)),
            Map.entry("confirm-disposition/approval", titles(Confirmation.values(), Confirmation::title)),
            Map.entry("receipt", titles(UnitReply.values(), UnitReply::title)),
            Map.entry("ruling", titles(Ruling.values(), Ruling::title)),
            Map.entry("authority", titles(Ruling.Authority.values(), Ruling.Authority::title)),
            Map.entry(
                    "channelRoute",
                    Arrays.stream(StatutoryChannel.values())
                            .collect(toMap(
                                    channel -> String.valueOf(channel.route()),
                                    channel -> channel.route() + ". " + channel.title()))),
            Map.entry("outcome", titles(HandlingOutcome.values(), HandlingOutcome::title)),
            Map.entry(
                    "assess-accusation/assessment", titles(AccusationAssessment.values(), AccusationAssessment::title)),
            Map.entry("investigate-accusation/outcome", titles(AccusationOutcome.values(), AccusationOutcome::title)),
            Map.entry("feedbackMethod", titles(FeedbackMethod.values(), FeedbackMethod::title)),
            Map.entry("ledResult", titles(LeadResult.values(), LeadResult::title)),
            Map.entry("conclusion", titles(Conclusion.values(), Conclusion::title)),
            Map.entry("approval", titles(Approval.values(), Approval::title)),
            Map.entry("approve-extension/approval", titles(Extensions.Decision.values(), Extensions.Decision::title)),
            // signed on the desk's page alone; the form only sends back
            Map.entry("sign-minutes/approval", Map.of("RETURN", Approval.RETURN.title())),
            Map.entry("decision", titles(LeadDecision.Way.values(), LeadDecision.Way::title)),
            Map.entry(
                    "decide-request/decision",
                    titles(DecidingRequests.Decision.values(), DecidingRequests.Decision::title)),
            Map.entry("measure", titles(OverdueMeasure.values(), OverdueMeasure::title)),
            Map.entry("serviceMethod", titles(ServiceMethod.values(), ServiceMethod::title)),
            Map.entry("serviceResult", titles(ServiceResult.values(), ServiceResult::title)),
            Map.entry("revisitResult", titles(RevisitResult.values(), RevisitResult::title)),
            Map.entry("satisfaction", titles(Satisfaction.values(), Satisfaction::title)),
            Map.entry("officeSatisfaction", titles(Satisfaction.values(), Satisfaction::title)),
            Map.entry("reviewDecision", titles(ReviewDecision.values(), ReviewDecision::title)),
            Map.entry("ground", titles(Ground.values(), Ground::title)),
            Map.entry("verdict", titles(Verdict.values(), Verdict::title)),
            Map.entry("adoption", titles(Adoption.values(), Adoption::title)),
            Map.entry("assessment", titles(Assessment.values(), Assessment::title)),
            Map.entry("sign-order/approval", Map.of("RETURN", Approval.RETURN.title())));

    @TempDir
    private Path folder;

    @Test
    void theModelsOfTheOfficeAgreeWithEachOtherAndWithTheCode() {
        assertThat(ModelCheck.findings(OFFICE, DECLARED, OPTIONS)).isEmpty();
    }

    @Test
    void theElementsThatOthersRelyOnKeepTheirNames() {
        ModelFile petition = ModelFile.read(Path.of("processes/petition.bpmn"));
        assertThat(petition.all("userTask"))
                .extracting(task -> task.getAttribute("id"))
                .contains(
                        "UserTask_Register",
                        "UserTask_Handle",
                        "UserTask_ConfirmLedResult",
                        "UserTask_SignOpinion",
                        "UserTask_RecordService",
                        "UserTask_Revisit");
        assertThat(petition.all("message"))
                .extracting(message -> message.getAttribute("name"))
                .contains("petition.reviewRequested", "petition.namedHard", "petition.meetingDecided");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("breaches")
    void aModelThatBreaksARuleIsObjectedTo(String rule, String element, String file, String sound, String unsound)
            throws IOException {
        copy("processes");
        copy("forms");
        Path broken = folder.resolve(file);
        String text = Files.readString(broken);
        assertThat(text).contains(sound);
        Files.writeString(broken, text.replace(sound, unsound));
        assertThat(ModelCheck.findings(folder, DECLARED, OPTIONS))
                .extracting(Finding::rule, Finding::element)
                .contains(tuple(rule, element));
    }

    static List<Arguments> breaches() {
        String petition = "processes/petition.bpmn";
        String suggestUnit = "processes/suggest-unit.dmn";
        return List.of(
                arguments("file-name", "petitions", petition, "process id=\"petition\"", "process id=\"petitions\""),
                arguments("complete", "petition", petition, " camunda:versionTag=\"1.4\"", ""),
                arguments("complete", "petition", petition, " camunda:historyTimeToLive=\"P1825D\"", ""),
                arguments(
                        "complete",
                        "ServiceTask_Close",
                        petition,
                        "ServiceTask_Close\" name=\"办结\"",
                        "ServiceTask_Close\""),
                arguments("documented", "ServiceTask_Archive", petition, "生成案卷目录，归档。", " "),
                arguments("speaking-id", "Activity_0x4f2ab", petition, "ServiceTask_Close", "Activity_0x4f2ab"),
                arguments("speaking-id", "Flow_1kd93jq", petition, "Flow_Close_Archive", "Flow_1kd93jq"),
                arguments("speaking-id", "UnaryTests_1kd93jq", suggestUnit, "Rule_1_kind", "UnaryTests_1kd93jq"),
                arguments("drawn", "ServiceTask_Close", petition, "bpmnElement=\"ServiceTask_Close\"", ""),
                arguments("drawn", "suggest-unit", suggestUnit, "dmnElementRef=\"suggest-unit\"", ""),
                arguments("declared-variable", "UserTask_Handle", petition, "${handleDueAt}", "${dueAt}"),
                arguments("declared-variable", "Flow_Kind_ToClose", petition, "${kind == 'SUG", "${sort == 'SUG"),
                arguments("used-variable", "approval", petition, "${approval == 'APPROVE'}", "${true}"),
                arguments("known-group", "UserTask_Revisit", petition, "\"joint-meeting-office\"", "\"office\""),
                arguments("known-group", "petition", petition, "\"registrars,joint", "\"clerks,joint"),
                arguments("announced", "UserTask_SignOpinion", petition, "event=\"create\"", "event=\"delete\""),
                arguments("known-form", "UserTask_Revisit", petition, "\"revisit-petitioner\"", "\"revisit\""),
                arguments("used-form", "revisit-petitioner", petition, "\"revisit-petitioner\"", "\"revisit\""),
                arguments(
                        "form-binding",
                        "UserTask_Handle",
                        petition,
                        "formRefBinding=\"deployment\"",
                        "formRefBinding=\"latest\""),
                arguments(
                        "form-of-its-own", "UserTask_SignOpinion", petition, "\"sign-opinion\"", "\"handle-petition\""),
                arguments("file-name", "sign", "forms/sign-opinion.form", "\"sign-opinion\"", "\"sign\""),
                arguments("options", "sign-opinion", "forms/sign-opinion.form", "\"APPROVE\"", "\"AGREE\""),
                arguments("options", "register-petition", "forms/register-petition.form", "\"矛盾纠纷\"", "\"纠纷\""),
                arguments(
                        "declared-message", "Message_ReviewRequested", petition, "petition.reviewRequested", "review"),
                arguments("used-message", "petition.reviewRequested", petition, "petition.reviewRequested", "review"),
                arguments(
                        "known-decision",
                        "suggest-unit",
                        suggestUnit,
                        "decision id=\"suggest-unit\"",
                        "decision id=\"unit\""),
                arguments("used-decision", "unit", suggestUnit, "decision id=\"suggest-unit\"", "decision id=\"unit\""),
                arguments("documented", "Rule_2", suggestUnit, "劳动争议由劳动保障所调处", ""));
    }

    private static <E extends Enum<E>> Map<String, String> titles(E[] constants, Function<E, String> title) {
        return Arrays.stream(constants).collect(toMap(Enum::name, title));
    }

    private void copy(String models) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(models));
        for (Path file : ModelCheck.files(Path.of(models), "").toList()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
    }
}
