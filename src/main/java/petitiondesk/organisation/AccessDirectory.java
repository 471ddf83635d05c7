package petitiondesk.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whatever keeps sign-in names, groups and rights: it follows the organisation and never leads it. */
public interface AccessDirectory {

    /**
     * Brings accounts, groups and memberships in line with the organisation, in the caller's transaction. Looks at the
     * differences only, so that it may be called for one person as for thousands. Whoever loses a group gives the tasks
     * of that group back; whoever has left gives back all and can no longer sign in.
     *
     * @param access the whole organisation
     * @param initialPasswords by user id; used for accounts that this call creates, all others keep theirs. An account
     *     created without one cannot sign in until it is given a password.
     * @return the number of changes; 0 if all was in line already
     */
    int follow(Access access, Map<String, Secret> initialPasswords);

    /** Gives accounts that are there already a new password each, in the caller's transaction. */
    void renew(Map<String, Secret> passwords);

    /**
     * Makes of a password what is stored of it; slow on purpose unless it is random, so not inside a transaction.
     *
     * @param random whether the password is so random that nobody can guess it, however fast he tries
     */
    Secret prepare(String password, boolean random);

    /** What is stored of a password. */
    record Secret(String salt, String hash) {

        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /** The organisation as far as access is concerned, complete. */
    record Access(List<Group> groups, List<Account> accounts) {}

    /**
     * A group.
     *
     * @param name as people know it
     */
    record Group(String id, String name) {}

    /**
     * A person's account.
     *
     * @param email null if the person has none
     * @param active false for one who has left
     */
    record Account(String userId, String name, String email, boolean active, Set<String> groups) {}
}
