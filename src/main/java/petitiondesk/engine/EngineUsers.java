package petitiondesk.engine;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.shared.Refusal;

/** Reads the engine's own user tables, so that the web apps, both REST interfaces and the desk know the same people. */
@Component
class EngineUsers implements EngineSignIn {

    private static final String ACCOUNT = """
            select u.pwd_, coalesce(u.attempts_, 0) = 0 and u.lock_exp_time_ is null as untroubled,
                   array(select m.group_id_ from act_id_membership m where m.user_id_ = u.id_) as groups
            from act_id_user u where u.id_ = :user""";

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final KnownPasswords known;

    EngineUsers(ProcessEngine engine, JdbcClient jdbc, KnownPasswords known) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.known = known;
    }

    /**
     * The account as the database has it at this moment.
     *
     * @param untroubled whether no wrong password was given since the last right one
     */
    private record Account(String passwordHash, boolean untroubled, Set<String> groups) {

        static Account of(ResultSet row, int i) throws SQLException {
            return new Account(row.getString("pwd_"), row.getBoolean("untroubled"), Set.of((String[])
                    row.getArray("groups").getArray()));
        }

        Optional<Set<String>> duties() {
            return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
        }
    }

    @Override
    public Optional<Set<String>> groupsIfPassword(String userId, String password) {
        if (userId == null || userId.isEmpty() || password == null || password.isEmpty() || tooLong(password)) {
            return Optional.empty();
        }
        Optional<Account> account = account(userId);
        // after a wrong password the engine is asked again: it locks, and it forgets the wrong ones after a right one
        if (account.isPresent()
                && account.get().untroubled()
                && known.isKnown(userId, password, account.get().passwordHash())) {
            return account.get().duties();
        }
        boolean right = EngineAccess.unrestricted(
                engine, () -> engine.getIdentityService().checkPassword(userId, password));
        if (!right) {
            return Optional.empty();
        }
        account.ifPresent(checked -> known.remember(userId, password, checked.passwordHash()));
        return groups(userId);
    }

    @Override
    public Optional<Set<String>> groups(String userId) {
        return account(userId).flatMap(Account::duties);
    }

    @Override
    public List<String> changePassword(String userId, String present, String wanted) {
        return EngineAccess.unrestricted(engine, () -> {
            IdentityService identity = engine.getIdentityService();
            if (tooLong(present) || !identity.checkPassword(userId, present)) {
                throw Refusal.invalid("present", "原密码不正确。多次输错后账号会锁定片刻。");
            }
            User user = identity.createUserQuery().userId(userId).singleResult();
            List<String> broken = PasswordRules.broken(identity, user, wanted);
            if (broken.isEmpty()) {
                user.setPassword(wanted);
                identity.saveUser(user);
            }
            return broken;
        });
    }

    private static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > BcryptEncryptor.PASSWORD_BYTES;
    }

    @Override
    public Acting actAs(String userId, Set<String> groups) {
        engine.getIdentityService().setAuthentication(userId, List.copyOf(groups), List.of());
        return engine.getIdentityService()::clearAuthentication;
    }

    private Optional<Account> account(String userId) {
        // PostgreSQL knows no NUL, and nobody is called so
        return userId.indexOf('\0') >= 0
                ? Optional.empty()
                : jdbc.sql(ACCOUNT).param("user", userId).query(Account::of).optional();
    }
}
