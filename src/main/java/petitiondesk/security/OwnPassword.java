package petitiondesk.security;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.engine.EngineSignIn;
import petitiondesk.organisation.FirstPasswords;

/** A person's own password. */
@Service
class OwnPassword {

    private final EngineSignIn users;
    private final FirstPasswords firstPasswords;

    OwnPassword(EngineSignIn users, FirstPasswords firstPasswords) {
        this.users = users;
        this.firstPasswords = firstPasswords;
    }

    /** Whether the person still has the one that he was given. */
    boolean isFirst(String userId) {
        return firstPasswords.isPending(userId);
    }

    /**
     * Changes it.
     *
     * @return what is wrong with the wanted one, in plain words; nothing if it has been changed
     * @throws petitiondesk.shared.Refusal if the present one is not his
     */
    // a wrong password counts towards the lock of the account, which must not be undone with the refusal
    @Transactional(noRollbackFor = petitiondesk.shared.Refusal.class)
    public List<String> change(String userId, String present, String wanted) {
        List<String> problems = users.changePassword(userId, present, wanted);
        if (problems.isEmpty()) {
            firstPasswords.chosen(userId);
        }
        return problems;
    }
}
