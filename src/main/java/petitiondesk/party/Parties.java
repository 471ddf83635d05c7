package petitiondesk.party;

import java.util.List;
import java.util.Optional;

/** All personal data of the people concerned in a case: kept here alone, shown masked, revealed with a logged purpose. */
public interface Parties {

    /** Part that somebody has in a case. */
    enum Part {
        PETITIONER("信访人"),
        REPRESENTATIVE("代表"),
        AGENT("代理人"),
        RESPONDENT("被反映人");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How a person wants to be told. */
    enum Contact {
        EMAIL,
        PHONE,
        LETTER,
        IN_PERSON
    }

    /**
     * A person or unit as the intake names it; all fields but {@code part} may be null.
     *
     * @param confidential the name is hidden from the respondent's side
     */
    record NewParty(
            Part part,
            String name,
            String documentType,
            String documentNumber,
            String phone,
            String email,
            String address,
            Contact preferredContact,
            boolean confidential) {}

    /** A party as everybody with access to the case sees it. */
    record MaskedParty(
            long id,
            Part part,
            String name,
            String documentType,
            String documentNumber,
            String phone,
            String email,
            String address,
            Contact preferredContact,
            boolean confidential) {}

    /** A party in full, for one who stated his purpose, or for a document that carries the name. */
    record FullParty(
            long id,
            Part part,
            String name,
            String documentType,
            String documentNumber,
            String phone,
            String email,
            String address,
            Contact preferredContact) {}

    /** What tells that two people are one. */
    enum Trait {
        DOCUMENT("证件号码相同"),
        PHONE("电话相同"),
        NAME_AND_ADDRESS("姓名和住址相同"),
        /** Weak: villages are full of people of one name. */
        NAME("姓名相同");

        private final String title;

        Trait(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A case whose petitioner or representative seems to be one of another case, with the strongest trait that tells so. */
    record SharedPerson(String petitionNumber, Trait trait) {}

    /** Keeps the parties of a case that is being registered. */
    void record(String petitionNumber, List<NewParty> parties);

    List<MaskedParty> masked(String petitionNumber);

    /**
     * Shows one party in full and logs who looked and why.
     *
     * @param purpose at least a few words; a refusal names the field otherwise
     */
    FullParty reveal(String petitionNumber, long partyId, String userId, String purpose);

    /** Shows all parties in full, as {@link #reveal} does one: for whoever takes the whole file. */
    List<FullParty> revealAll(String petitionNumber, String userId, String purpose);

    /** The petitioner in full, for the product's own notices and print pages; empty for a nameless petition. */
    Optional<FullParty> petitioner(String petitionNumber);

    /**
     * Cases that have a petitioner or representative in common with this one, the surest first; no personal data leaves the
     * room. Whoever asks decides which of the numbers may be shown.
     */
    List<SharedPerson> sharingPerson(String petitionNumber);

    /** Whether a party of the case bears exactly this name; says nothing more about him. */
    boolean isNamed(String petitionNumber, String name);

    /** All parties in full, for print pages; the caller logs who printed. */
    List<FullParty> all(String petitionNumber);
}
