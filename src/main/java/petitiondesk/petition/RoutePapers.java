package petitiondesk.petition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** Documents about the way that a petition takes: to the unit that it is sent to, and to the petitioner. */
@Component
class RoutePapers {

    private static final String BETWEEN = "-";

    private final Registrations registrations;
    private final CaseHistory history;
    private final DispositionTexts texts;
    private final TimeLimits limits;
    private final Organisation organisation;

    RoutePapers(
            Registrations registrations,
            CaseHistory history,
            DispositionTexts texts,
            TimeLimits limits,
            Organisation organisation) {
        this.registrations = registrations;
        this.history = history;
        this.texts = texts;
        this.limits = limits;
        this.organisation = organisation;
    }

    /** What the document states; empty while it has not happened. */
    Optional<PaperOccasion> occasion(Paper paper, String number) {
        if (paper == Paper.TRANSFER) {
            return sent(number).map(sent -> new PaperOccasion(paper, Long.toString(sent.id()), sent.at()));
        }
        return confirmed(number).map(way -> {
            String unit = way.disposition().isSentToUnit()
                    ? sent(number).map(sent -> BETWEEN + sent.id()).orElse("")
                    : "";
            return new PaperOccasion(
                    paper, way.id() + unit, registrations.confirmedAt(way).orElseThrow());
        });
    }

    /** The registration in an occasion of {@link Paper#ROUTE}, which goes on with the unit that it was sent to. */
    static long registration(String occasion) {
        return Long.parseLong(occasion.split(BETWEEN)[0]);
    }

    /** How the document is called in this case. */
    String title(Paper paper, String number) {
        return switch (paper) {
            case TRANSFER ->
                confirmed(number)
                        .filter(way -> way.disposition() == Disposition.ASSIGN)
                        .map(way -> "信访事项交办函")
                        .orElse("信访事项转送函");
            case ROUTE ->
                switch (confirmed(number).map(Registration::disposition).orElse(Disposition.TRANSFER)) {
                    case GUIDE -> "导入法定途径告知书";
                    case MERGE -> "并案办理告知书";
                    case REFUSE_PENDING -> "不予受理告知书";
                    case REFUSE_FINAL -> "不再受理告知书";
                    case ASSIGN -> "交办告知书";
                    default -> "转送告知书";
                };
            default -> paper.title();
        };
    }

    /** What the document says; it must exist. */
    Sheet sheet(Paper paper, Sheet.Heading heading, Petition petition) {
        String number = petition.number();
        Registration way = confirmed(number).orElseThrow();
        if (paper == Paper.TRANSFER) {
            return transfer(heading, petition, way);
        }
        boolean guided = way.disposition() == Disposition.GUIDE;
        boolean sent = way.disposition().isSentToUnit();
        return new Sheet.Way(
                heading,
                petition.receivedAt(),
                way.disposition(),
                way.reason(),
                way.mergeInto(),
                guided ? way.channel().title() : null,
                guided ? texts.body(way) : null,
                guided ? way.channel().limit() : null,
                way.disposition().refuses() ? announced(number) : null,
                sent ? unitOf(sent(number).orElseThrow()) : null,
                sent ? lastDay(LimitKind.NOTIFY, number) : null);
    }

    private Sheet.Transfer transfer(Sheet.Heading heading, Petition petition, Registration way) {
        String number = petition.number();
        return new Sheet.Transfer(
                heading,
                unitOf(sent(number).orElseThrow()),
                petition.receivedAt(),
                petition.channel().title(),
                petition.request(),
                way.reason(),
                lastDay(LimitKind.OBJECT, number),
                lastDay(LimitKind.NOTIFY, number),
                way.disposition() == Disposition.ASSIGN ? PetitionTexts.day(way.dueOn()) : null);
    }

    /** The words in which the petitioner was told; what lies behind them may be different by now. */
    private String announced(String number) {
        return history.of(number).stream()
                .filter(entry -> entry.kind() == EventKind.REFUSED)
                .reduce((earlier, later) -> later)
                .map(CaseHistory.Entry::publicText)
                .orElseThrow();
    }

    private String lastDay(LimitKind kind, String number) {
        return limits.newest(kind, number).map(PetitionTexts::lastDay).orElseThrow();
    }

    private String unitOf(Registrations.Assignment assignment) {
        return organisation
                .responsible(assignment.responsible())
                .map(Responsible::name)
                .orElse(assignment.responsible());
    }

    /** The newest route, once the office has confirmed it and unless it has taken it back. */
    private Optional<Registration> confirmed(String number) {
        return registrations
                .newest(number)
                .filter(way -> registrations.confirmedAt(way).isPresent())
                .filter(way -> registrations.correction(number).isEmpty());
    }

    /** The newest assignment under that route. */
    private Optional<Registrations.Assignment> sent(String number) {
        return confirmed(number)
                .filter(way -> way.disposition().isSentToUnit())
                .flatMap(way -> registrations
                        .newestAssignment(number)
                        .filter(assignment -> assignment.registrationId() == way.id()));
    }
}
