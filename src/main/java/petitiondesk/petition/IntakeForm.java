package petitiondesk.petition;

import java.util.List;

/**
 * What an intake brings along, as texts: from the public page, the counter's start form or another system. {@link Intake}
 * checks it all and says everything that is wrong at once. Everything may be null unless the petition needs it.
 *
 * @param channel name of a {@link Channel}; default by the way it came in
 * @param category a category (C…) or dispute type (D…)
 * @param receivedAt day or instant when it reached the office; default now
 */
public record IntakeForm(
        String kind,
        String channel,
        String title,
        String request,
        String facts,
        String district,
        String village,
        String category,
        Integer persons,
        Integer personsConcerned,
        Boolean joint,
        Person petitioner,
        List<Person> representatives,
        Person agent,
        String agentAuthority,
        String respondent,
        Boolean nameless,
        Boolean confidential,
        Boolean consentToPublish,
        Boolean urgent,
        String repeatOf,
        String purpose,
        String pendingElsewhere,
        String needs,
        String receivedAt) {

    /** A natural person or a unit, by name and where known by document and ways to reach it. */
    public record Person(
            String name,
            String idNumber,
            String documentType,
            String documentNumber,
            String phone,
            String email,
            String address,
            String preferredContact) {}
}
