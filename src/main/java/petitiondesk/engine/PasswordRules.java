package petitiondesk.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;

/** What a password that people choose must be like: the engine's own rules, and no longer than bcrypt takes. */
final class PasswordRules implements PasswordPolicy {

    private static final String PREFIX = "PASSWORD_POLICY_";

    private final List<PasswordPolicyRule> rules = new ArrayList<>(new DefaultPasswordPolicyImpl().getRules());

    PasswordRules() {
        rules.add(new Bytes());
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** What is wrong with the password, in words; nothing if it is good. */
    static List<String> broken(IdentityService identity, User user, String password) {
        return identity.checkPasswordAgainstPolicy(password, user).getViolatedRules().stream()
                .map(PasswordRules::inWords)
                .toList();
    }

    private static String inWords(PasswordPolicyRule rule) {
        return switch (rule.getPlaceholder().substring(PREFIX.length())) {
            case "USER_DATA" -> "新密码不能包含用户名、姓名或者邮箱";
            case "LENGTH" -> "新密码至少" + DefaultPasswordPolicyImpl.MIN_LENGTH + "个字符";
            case "LOWERCASE" -> "新密码至少有1个小写字母";
            case "UPPERCASE" -> "新密码至少有1个大写字母";
            case "DIGIT" -> "新密码至少有1个数字";
            case "SPECIAL" -> "新密码至少有1个特殊字符，例如 # 或 ！";
            default -> "新密码不能超过" + BcryptEncryptor.PASSWORD_BYTES + "个字节（一个汉字占3个字节）";
        };
    }

    private static final class Bytes implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return PREFIX + "BYTES";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("maxBytes", String.valueOf(BcryptEncryptor.PASSWORD_BYTES));
        }

        @Override
        public boolean execute(String password) {
            return password.getBytes(StandardCharsets.UTF_8).length <= BcryptEncryptor.PASSWORD_BYTES;
        }
    }
}
