package petitiondesk.petition;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** What forms and letters say of a route: what was proposed, objected and ruled, and where a matter lies. */
@Service
public class DispositionTexts {

    private final Cases cases;
    private final Registrations registrations;
    private final TimeLimits limits;
    private final Organisation organisation;
    private final ResponsibleUnits units;

    DispositionTexts(
            Cases cases,
            Registrations registrations,
            TimeLimits limits,
            Organisation organisation,
            ResponsibleUnits units) {
        this.cases = cases;
        this.registrations = registrations;
        this.limits = limits;
        this.organisation = organisation;
        this.units = units;
    }

    /** The organ to turn to, as the registrar named it, else where one usually does. */
    String body(Registration way) {
        return way.channelBody() != null ? way.channelBody() : way.channel().body();
    }

    /** Where the matter lies and until when, or when it was over. */
    String refusal(Registration way) {
        StringBuilder text = new StringBuilder(way.reason());
        if (way.mergeInto() != null) {
            text.append("（在先事项：").append(way.mergeInto());
            PetitionCourse earlier = cases.course(way.mergeInto());
            if (earlier.responsible() != null) {
                text.append("，由").append(units.of(earlier).name()).append("办理");
            }
            HandlingLimits.running(limits, way.mergeInto())
                    .ifPresent(limit -> text.append("，")
                            .append(PetitionTexts.day(limit.dueOn()))
                            .append("前答复"));
            text.append("）");
        } else if (way.disposition() == Disposition.REFUSE_PENDING) {
            text.append("（由")
                    .append(way.channelBody())
                    .append("办理，期限至")
                    .append(PetitionTexts.day(way.dueOn()))
                    .append("）");
        } else {
            text.append("（已由").append(way.channelBody()).append("复核终结）");
        }
        return text.toString();
    }

    /** What the form of the confirmation shows: route, unit, earlier matter, organ and day. */
    @Transactional(readOnly = true)
    public String proposal(String number) {
        return registrations.newest(number).map(this::text).orElse("");
    }

    /** What the office said when it sent the registration back or corrected it, for the registrar; empty if it did neither. */
    @Transactional(readOnly = true)
    public String sentBack(String number) {
        return registrations
                .sentBack(number)
                .map(comment -> "#### 办公室退回\n" + TaskSummary.escaped(comment))
                .or(() -> registrations
                        .correction(number)
                        .map(wrong -> "#### 办公室更正，请重新登记\n" + TaskSummary.escaped(wrong.reason())))
                .orElse("");
    }

    private String text(Registration way) {
        StringBuilder text =
                new StringBuilder("**").append(way.disposition().title()).append("**");
        if (way.responsible() != null) {
            text.append("：")
                    .append(organisation
                            .responsible(way.responsible())
                            .map(Responsible::name)
                            .orElse(way.responsible()));
        }
        if (way.channelRoute() != null) {
            text.append("：").append(TaskSummary.escaped(way.channel().title() + "，" + body(way)));
        }
        if (way.mergeInto() != null) {
            text.append("，在先事项[")
                    .append(way.mergeInto())
                    .append("](/desk/petitions/")
                    .append(way.mergeInto())
                    .append(")");
        }
        if (way.dueOn() != null) {
            text.append("，").append(PetitionTexts.day(way.dueOn())).append("前");
        }
        if (way.reason() != null) {
            text.append("\n\n理由：").append(TaskSummary.escaped(way.reason()));
        }
        return text.append("\n\n")
                .append(TaskSummary.escaped(nameOf(way.registeredBy())))
                .append(PetitionTexts.minute(way.at()))
                .append("登记")
                .toString();
    }

    /** The objections so far, for whoever rules on the newest. */
    @Transactional(readOnly = true)
    public String objections(String number) {
        StringBuilder text = new StringBuilder();
        for (Registrations.Objection objection : registrations.objections(number)) {
            text.append("- **")
                    .append(organisation
                            .responsible(objection.responsible())
                            .map(Responsible::name)
                            .orElse(objection.responsible()))
                    .append("**（")
                    .append(TaskSummary.escaped(nameOf(objection.by())))
                    .append("，")
                    .append(PetitionTexts.minute(objection.at()))
                    .append("）：")
                    .append(TaskSummary.escaped(objection.reason()))
                    .append("\n");
        }
        return text.toString();
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
