package petitiondesk.petition;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Issues papers soon after what they tell of, one petition a transaction. */
@Component
class IssuingPapers implements PeriodicJob {

    private static final Logger log = LoggerFactory.getLogger(IssuingPapers.class);
    private static final int AT_ONCE = 20;

    private final PapersDue due;
    private final PetitionDocuments documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IssuingPapers(PapersDue due, PetitionDocuments documents, PlatformTransactionManager transactions, Clock clock) {
        this.due = due;
        this.documents = documents;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String id() {
        return "papers";
    }

    @Override
    public String title() {
        return "签发文书";
    }

    @Override
    public String description() {
        return "受理、转送、延期、答复、回访、归档之后，制作并保存相应的文书。停用期间，文书在有人打开时才制作。";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(3);
    }

    @Override
    public JobResult run() {
        int done = 0;
        int failed = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            Boolean made = next();
            if (made == null) {
                return JobResult.of(done, failed);
            }
            done += made ? 1 : 0;
            failed += made ? 0 : 1;
        }
        return JobResult.of(done, failed).more(true);
    }

    /** Null where nothing is due; false where it could not be done. */
    private Boolean next() {
        PapersDue.Due[] taken = new PapersDue.Due[1];
        try {
            return transaction.execute(status -> {
                Optional<PapersDue.Due> next = due.take(clock.instant());
                taken[0] = next.orElse(null);
                next.map(PapersDue.Due::petitionNumber).ifPresent(documents::issueOwed);
                return next.isPresent() ? true : null;
            });
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            // whatever it is: its papers stay owed, with the failure beside them, and those of the others go on
            log.error("The papers of {} were not issued", taken[0].petitionNumber(), e);
            transaction.executeWithoutResult(status -> due.failed(taken[0], clock.instant(), e));
            return false;
        }
    }
}
