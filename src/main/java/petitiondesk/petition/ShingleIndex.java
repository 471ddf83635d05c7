package petitiondesk.petition;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the shingles of every petition, written shortly after the petition itself: whoever registers does not wait for it. */
@Component
class ShingleIndex {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    ShingleIndex(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Texts(String number, String title, String request, String facts) {

        Shingles shingles() {
            return Shingles.of(title, request, facts);
        }
    }

    /** Has the petition indexed soon, if the transaction succeeds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String number) {
        jdbc.sql("insert into petition_shingle_due (number) values (:number) on conflict do nothing")
                .param("number", number)
                .update();
    }

    /**
     * Indexes everything that waits, a batch a transaction; several nodes may do so at the same time.
     *
     * @return how many petitions were indexed
     */
    int indexWaiting() {
        int indexed = 0;
        int batch;
        do {
            batch = transaction.execute(status -> indexBatch());
            indexed += batch;
        } while (batch == BATCH);
        return indexed;
    }

    private int indexBatch() {
        List<Texts> waiting =
                jdbc.sql("""
                with taken as (
                    delete from petition_shingle_due
                    where number in (select number from petition_shingle_due order by number desc
                                     limit :batch for update skip locked)
                    returning number)
                select number, title, request, facts from petition where number in (select number from taken)""").param("batch", BATCH).query(Texts.class).list();
        batches.batchUpdate("""
                insert into petition_shingle (number, shingles) values (?, ?)
                on conflict (number) do update set shingles = excluded.shingles""", waiting, BATCH, (row, texts) -> {
            row.setString(1, texts.number());
            row.setObject(2, texts.shingles().sorted());
        });
        return waiting.size();
    }
}
