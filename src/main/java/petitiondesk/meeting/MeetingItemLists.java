package petitiondesk.meeting;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;

/** What the tasks of a meeting are about that come once for each district or case. */
@Service
public class MeetingItemLists {

    private final Agenda agenda;
    private final Organisation organisation;

    MeetingItemLists(Agenda agenda, Organisation organisation) {
        this.agenda = agenda;
        this.organisation = organisation;
    }

    /** Codes of all districts. */
    public List<String> districts() {
        return organisation.districts().stream()
                .map(Organisation.District::code)
                .toList();
    }

    /** Numbers of the petitions on this part of the agenda. */
    @Transactional(readOnly = true)
    public List<String> petitions(String number, AgendaItem.Part list) {
        return agenda.of(number, list).stream().map(AgendaItem::petitionNumber).toList();
    }
}
