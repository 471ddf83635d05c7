package petitiondesk.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import petitiondesk.party.Parties.Contact;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.party.Parties.NewParty;
import petitiondesk.party.Parties.Part;
import petitiondesk.party.Parties.SharedPerson;
import petitiondesk.party.Parties.Trait;

/** The tables of parties and of what was revealed of them. */
@Repository
class PartyTables {

    /** A row of the table: the party and whether the name is to be kept from the respondent's side. */
    record Row(FullParty party, boolean confidential) {}

    /** More would tell nobody anything: a name that hundreds have, or a village's telephone. */
    private static final int SHARING = 200;

    private static final String[] NOBODY = {
        "匿名", "不详", "未知", "无名", "无名氏", "某某", "群众", "村民", "居民", "业主", "市民", "网友", "来电人", "信访人", "热心市民", "匿名群众"
    };

    private final JdbcClient jdbc;

    PartyTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String petitionNumber, NewParty party, Instant at) {
        jdbc.sql("""
                        insert into party (petition_number, part, name, document_type, document_number, phone, email,
                                           address, preferred_contact, confidential, recorded_at)
                        values (:petitionNumber, :part, :name, :documentType, :documentNumber, :phone, :email,
                                :address, :preferredContact, :confidential, :at)
                        """)
                .param("petitionNumber", petitionNumber)
                .param("part", party.part().name())
                .param("name", party.name())
                .param("documentType", party.documentType())
                .param("documentNumber", party.documentNumber())
                .param("phone", party.phone())
                .param("email", party.email())
                .param("address", party.address())
                .param(
                        "preferredContact",
                        party.preferredContact() == null
                                ? null
                                : party.preferredContact().name())
                .param("confidential", party.confidential())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The parties of a case in the order in which they were recorded. */
    List<Row> of(String petitionNumber) {
        return jdbc.sql("select * from party where petition_number = :petitionNumber order by id")
                .param("petitionNumber", petitionNumber)
                .query(PartyTables::row)
                .list();
    }

    /** Compared by the columns that the database derives; what people write who give no name is nobody's. */
    List<SharedPerson> sharingPerson(String petitionNumber) {
        return jdbc.sql("""
                        select o.petition_number,
                               coalesce(bool_or(o.document_key = p.document_key), false) as document,
                               coalesce(bool_or(o.phone_key = p.phone_key), false) as phone,
                               coalesce(bool_or(o.name_key = p.name_key and o.address_key = p.address_key), false) as home
                        from party p
                        join party o on o.document_key = p.document_key or o.phone_key = p.phone_key
                                     or (o.name_key = p.name_key and p.name_key <> all(:nobody))
                        where p.petition_number = :petitionNumber and o.petition_number <> :petitionNumber
                          and p.part in ('PETITIONER', 'REPRESENTATIVE') and o.part in ('PETITIONER', 'REPRESENTATIVE')
                        group by o.petition_number
                        order by document desc, phone desc, home desc, o.petition_number desc
                        limit :most
                        """)
                .param("petitionNumber", petitionNumber)
                .param("nobody", NOBODY)
                .param("most", SHARING)
                .query((row, i) -> new SharedPerson(
                        row.getString("petition_number"),
                        row.getBoolean("document")
                                ? Trait.DOCUMENT
                                : row.getBoolean("phone")
                                        ? Trait.PHONE
                                        : row.getBoolean("home") ? Trait.NAME_AND_ADDRESS : Trait.NAME))
                .list();
    }

    void logReveal(String petitionNumber, long partyId, String userId, String purpose, Instant at) {
        jdbc.sql("""
                        insert into reveal_log (petition_number, party_id, user_id, purpose, revealed_at)
                        values (:petitionNumber, :partyId, :userId, :purpose, :at)
                        """)
                .param("petitionNumber", petitionNumber)
                .param("partyId", partyId)
                .param("userId", userId)
                .param("purpose", purpose)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        String contact = row.getString("preferred_contact");
        return new Row(
                new FullParty(
                        row.getLong("id"),
                        Part.valueOf(row.getString("part")),
                        row.getString("name"),
                        row.getString("document_type"),
                        row.getString("document_number"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("address"),
                        contact == null ? null : Contact.valueOf(contact)),
                row.getBoolean("confidential"));
    }
}
