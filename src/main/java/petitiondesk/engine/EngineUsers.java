package petitiondesk.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Reads the engine's own user tables, so that the web apps, both REST interfaces and the desk know the same people. */
@Component
class EngineUsers implements EngineSignIn {

    private final ProcessEngine engine;

    EngineUsers(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Set<String>> groupsIfPassword(String userId, String password) {
        if (userId == null || userId.isEmpty() || password == null || password.isEmpty()) {
            return Optional.empty();
        }
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getIdentityService().checkPassword(userId, password) ? groups(userId) : Optional.empty());
    }

    @Override
    public Optional<Set<String>> groups(String userId) {
        return EngineAccess.unrestricted(engine, () -> {
            IdentityService identity = engine.getIdentityService();
            Set<String> groups = identity.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .collect(Collectors.toUnmodifiableSet());
            return groups.isEmpty() || identity.createUserQuery().userId(userId).count() == 0
                    ? Optional.empty()
                    : Optional.of(groups);
        });
    }

    @Override
    public Acting actAs(String userId, Set<String> groups) {
        engine.getIdentityService().setAuthentication(userId, List.copyOf(groups), List.of());
        return engine.getIdentityService()::clearAuthentication;
    }
}
