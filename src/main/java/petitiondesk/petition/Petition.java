package petitiondesk.petition;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A petition as it came in. Written once; the database refuses every later change. Who it concerns is kept by the party
 * room, what became of it in {@link PetitionCourse}.
 *
 * @param number year-based, without gaps within a year
 * @param declaredKind what the petitioner or the counter called it, or null
 * @param respondentNamed whether the petition names a person or unit it is directed at
 * @param persons how many people petition (人次)
 * @param personsConcerned how many people the matter touches, or null where nobody counted
 * @param agentAuthority what the agent may do for the petitioner, or null without an agent
 * @param repeatOf number of the earlier petition that this one repeats, or null for a first one
 * @param pendingElsewhere court, arbitration or review that already deals with the matter, or null
 * @param receivedBy user id of who took it in, or null for one that came over the public pages
 */
@Table("petition")
public record Petition(
        @Id String number,
        int year,
        int running,
        String queryCodeHash,
        Kind declaredKind,
        Channel channel,
        String title,
        String request,
        String facts,
        String district,
        String village,
        String category,
        String disputeType,
        boolean respondentNamed,
        int persons,
        Integer personsConcerned,
        boolean joint,
        boolean nameless,
        boolean confidential,
        boolean consentToPublish,
        boolean urgent,
        String repeatOf,
        String purpose,
        String pendingElsewhere,
        String needs,
        String agentAuthority,
        Instant receivedAt,
        String receivedBy,
        Instant registeredAt) {}
