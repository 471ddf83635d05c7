package petitiondesk.document.issued;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.rendering.MissingGlyph;

/** Where issued documents are kept; rows are added and read. */
@Component
class IssuedTables {

    private static final String SELECT = """
            select d.id, d.kind, d.subject, d.occasion, d.title, d.code, d.sha256, d.size, d.pages, d.issued_at, d.issued_by,
                   v.reason as void_reason, v.declared_by, v.declared_at
            from issued_document d left join issued_document_void v on v.document_id = d.id
            where""";

    private final JdbcClient jdbc;

    IssuedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two that issue for one occasion take turns, and the later one finds what the earlier one made. */
    void takeTurns(Occasion occasion) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 31))")
                .param("what", occasion.kind() + "/" + occasion.subject() + "/" + occasion.occasion())
                .query((row, i) -> row)
                .list();
    }

    Optional<Issued> find(Occasion occasion) {
        return jdbc
                .sql(SELECT + " d.kind = :kind and d.subject = :subject and d.occasion = :occasion")
                .param("kind", occasion.kind())
                .param("subject", occasion.subject())
                .param("occasion", occasion.occasion())
                .query(IssuedTables::bare)
                .list()
                .stream()
                .map(this::whole)
                .findFirst();
    }

    Optional<Issued> byId(long id) {
        return jdbc.sql(SELECT + " d.id = :id").param("id", id).query(IssuedTables::bare).list().stream()
                .map(this::whole)
                .findFirst();
    }

    List<Issued> byCodes(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : jdbc
                        .sql(SELECT + " d.code in (:codes) order by d.id")
                        .param("codes", codes)
                        .query(IssuedTables::bare)
                        .list()
                        .stream()
                        .map(this::whole)
                        .toList();
    }

    Optional<Issued> bySha256(String sha256) {
        return jdbc
                .sql(SELECT + " d.sha256 = :sha256 order by d.id")
                .param("sha256", sha256)
                .query(IssuedTables::bare)
                .list()
                .stream()
                .map(this::whole)
                .findFirst();
    }

    List<Issued> of(String subject) {
        return jdbc
                .sql(SELECT + " d.subject = :subject order by d.id")
                .param("subject", subject)
                .query(IssuedTables::bare)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    byte[] content(long id) {
        return jdbc.sql("select content from issued_document where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    long add(Issued issued, byte[] content) {
        long id = jdbc.sql("""
                insert into issued_document (kind, subject, occasion, title, code, sha256, size, pages, content, issued_at,
                                             issued_by)
                values (:kind, :subject, :occasion, :title, :code, :sha256, :size, :pages, :content, :at, :by)
                returning id""")
                .param("kind", issued.kind())
                .param("subject", issued.subject())
                .param("occasion", issued.occasion())
                .param("title", issued.title())
                .param("code", issued.code())
                .param("sha256", issued.sha256())
                .param("size", issued.size())
                .param("pages", issued.pages())
                .param("content", content)
                .param("at", Timestamp.from(issued.issuedAt()))
                .param("by", issued.issuedBy())
                .query(Long.class)
                .single();
        issued.missing().forEach(glyph -> add(id, glyph));
        issued.signatures().forEach(signed -> add(id, signed));
        return id;
    }

    private void add(long id, MissingGlyph glyph) {
        jdbc.sql("insert into issued_document_glyph (document_id, code_point, times) values (:id, :codePoint, :times)")
                .param("id", id)
                .param("codePoint", glyph.codePoint())
                .param("times", glyph.times())
                .update();
    }

    private void add(long id, Issued.Signed signed) {
        jdbc.sql("""
                insert into issued_document_signature (document_id, signer, signer_name, capacity, reason, certificate_id,
                                                       signed_at, timestamped)
                values (:id, :signer, :name, :capacity, :reason, :certificate, :at, :timestamped)""")
                .param("id", id)
                .param("signer", signed.signer())
                .param("name", signed.signerName())
                .param("capacity", signed.capacity())
                .param("reason", signed.reason())
                .param("certificate", signed.certificateId())
                .param("at", Timestamp.from(signed.signedAt()))
                .param("timestamped", signed.timestamped())
                .update();
    }

    void declareVoid(long id, String reason, String by, Instant at) {
        jdbc.sql("""
                insert into issued_document_void (document_id, reason, declared_by, declared_at)
                values (:id, :reason, :by, :at) on conflict do nothing""")
                .param("id", id)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    private Issued whole(Issued bare) {
        List<MissingGlyph> missing = jdbc.sql(
                        "select code_point, times from issued_document_glyph where document_id = :id order by code_point")
                .param("id", bare.id())
                .query(MissingGlyph.class)
                .list();
        List<Issued.Signed> signatures =
                jdbc.sql("""
                select signer, signer_name, capacity, reason, certificate_id, signed_at, timestamped
                from issued_document_signature where document_id = :id order by id""").param("id", bare.id()).query(Issued.Signed.class).list();
        return new Issued(
                bare.id(),
                bare.kind(),
                bare.subject(),
                bare.occasion(),
                bare.title(),
                bare.code(),
                bare.sha256(),
                bare.size(),
                bare.pages(),
                bare.issuedAt(),
                bare.issuedBy(),
                missing,
                signatures,
                bare.voided());
    }

    private static Issued bare(ResultSet row, int i) throws SQLException {
        String reason = row.getString("void_reason");
        return new Issued(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("occasion"),
                row.getString("title"),
                row.getString("code"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getInt("pages"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                List.of(),
                List.of(),
                reason == null
                        ? null
                        : new Issued.Voided(
                                reason,
                                row.getString("declared_by"),
                                row.getTimestamp("declared_at").toInstant()));
    }
}
