package petitiondesk.party;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Shows parties masked and reveals them one at a time, never without a log entry in the same transaction. */
@Service
@Transactional
class GuardedParties implements Parties {

    private static final int SHORTEST_PURPOSE = 4;
    private static final int LONGEST_PURPOSE = 200;

    private final PartyTables tables;
    private final Clock clock;

    GuardedParties(PartyTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public void record(String petitionNumber, List<NewParty> parties) {
        parties.forEach(party -> tables.insert(petitionNumber, tidy(party), clock.instant()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MaskedParty> masked(String petitionNumber) {
        return tables.of(petitionNumber).stream().map(GuardedParties::mask).toList();
    }

    @Override
    public FullParty reveal(String petitionNumber, long partyId, String userId, String purpose) {
        String reason = checked(purpose);
        FullParty party = all(petitionNumber).stream()
                .filter(one -> one.id() == partyId)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("该信访件中没有这位当事人"));
        tables.logReveal(petitionNumber, partyId, userId, reason, clock.instant());
        return party;
    }

    @Override
    public List<FullParty> revealAll(String petitionNumber, String userId, String purpose) {
        String reason = checked(purpose);
        List<FullParty> parties = all(petitionNumber);
        parties.forEach(party -> tables.logReveal(petitionNumber, party.id(), userId, reason, clock.instant()));
        return parties;
    }

    private static String checked(String purpose) {
        String reason = purpose == null ? "" : purpose.strip();
        new FieldChecks()
                .require(
                        reason.codePointCount(0, reason.length()) >= SHORTEST_PURPOSE,
                        "purpose",
                        "请写明目的，至少" + SHORTEST_PURPOSE + "个字")
                .text("purpose", "目的", reason, LONGEST_PURPOSE)
                .done();
        return reason;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<FullParty> petitioner(String petitionNumber) {
        return all(petitionNumber).stream()
                .filter(party -> party.part() == Part.PETITIONER)
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isNamed(String petitionNumber, String name) {
        return all(petitionNumber).stream().anyMatch(party -> name.equals(party.name()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<FullParty> all(String petitionNumber) {
        return tables.of(petitionNumber).stream().map(PartyTables.Row::party).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SharedPerson> sharingPerson(String petitionNumber) {
        return tables.sharingPerson(petitionNumber);
    }

    private static MaskedParty mask(PartyTables.Row row) {
        FullParty party = row.party();
        boolean secret = row.confidential();
        UnaryOperator<String> name = party.part() == Part.RESPONDENT ? Masking::respondentName : Masking::personName;
        return new MaskedParty(
                party.id(),
                party.part(),
                masked(party.name(), secret, name),
                party.documentType(),
                masked(party.documentNumber(), secret, Masking::documentNumber),
                masked(party.phone(), secret, Masking::phone),
                masked(party.email(), secret, Masking::email),
                masked(party.address(), secret, Masking::address),
                party.preferredContact(),
                secret);
    }

    /** In a village a surname and half an address name the person: who asked for secrecy is masked entirely. */
    private static String masked(String value, boolean secret, UnaryOperator<String> mask) {
        return secret ? Masking.secret(value) : mask.apply(value);
    }

    private static NewParty tidy(NewParty party) {
        return new NewParty(
                party.part(),
                tidy(party.name()),
                tidy(party.documentType()),
                tidy(party.documentNumber()),
                tidy(party.phone()),
                tidy(party.email()),
                tidy(party.address()),
                party.preferredContact(),
                party.confidential());
    }

    private static String tidy(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
