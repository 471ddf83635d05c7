package petitiondesk.petition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers of petitions, without gaps within a year. */
@Component
class PetitionNumbers {

    private final JdbcClient jdbc;

    PetitionNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number that is taken; it returns to the year if the transaction fails. */
    record PetitionNumber(int year, int running) {

        /** Such as {@code XF2026-000123}. */
        String text() {
            return "XF%d-%06d".formatted(year, running);
        }
    }

    /** The next number of the year; others who register wait until this transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PetitionNumber next(int year) {
        int running = jdbc.sql("""
                insert into petition_number (year, last) values (:year, 1)
                on conflict (year) do update set last = petition_number.last + 1
                returning last""").param("year", year).query(Integer.class).single();
        return new PetitionNumber(year, running);
    }
}
