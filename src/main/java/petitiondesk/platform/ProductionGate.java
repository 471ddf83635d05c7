package petitiondesk.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Lets the application start as one of two things: a demo, or a production that has everything it needs. Looks at the
 * settings before anything is built from them.
 */
final class ProductionGate implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("spring.datasource.url", "SPRING_DATASOURCE_URL（PostgreSQL 数据库的 JDBC 地址）");
        REQUIRED.put("spring.datasource.username", "SPRING_DATASOURCE_USERNAME（数据库用户名）");
        REQUIRED.put("spring.datasource.password", "SPRING_DATASOURCE_PASSWORD（数据库密码）");
        REQUIRED.put("spring.mail.host", "SPRING_MAIL_HOST（邮件服务器）");
        REQUIRED.put("petitiondesk.mail.from", "PETITIONDESK_MAIL_FROM（发件人邮箱）");
        REQUIRED.put("petitiondesk.public-url", "PETITIONDESK_PUBLIC_URL（群众和邮件使用的公开网址）");
        REQUIRED.put("petitiondesk.admin.password", "PETITIONDESK_ADMIN_PASSWORD（首个系统管理员的密码）");
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> WEAK = List.of("demo", "admin", "password", "123456", "qwerty", "petition");
    private static final int PASSWORD_LENGTH = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> reasons = reasonsAgainst(context.getEnvironment());
        if (!reasons.isEmpty()) {
            throw new StartRefused(reasons);
        }
    }

    /** Why the application must not start with these settings; empty if it may. */
    static List<String> reasonsAgainst(Environment settings) {
        boolean demo = settings.acceptsProfiles(Profiles.of("demo"));
        boolean production = settings.acceptsProfiles(Profiles.of("production"));
        if (demo && production) {
            return List.of("production 与 demo 两个方案不能同时启用：演示账号的密码是公开的");
        }
        if (demo) {
            return List.of();
        }
        if (!production) {
            return List.of("须启用 production（正式使用）或 demo（试用）方案之一");
        }
        List<String> reasons = new ArrayList<>();
        REQUIRED.forEach((name, meaning) -> {
            if (isBlank(settings.getProperty(name))) {
                reasons.add("缺少设置 " + meaning);
            }
        });
        checkPublicUrl(settings, reasons);
        checkPassword(settings.getProperty("petitiondesk.admin.password"), reasons);
        if (!isBlank(settings.getProperty("petitiondesk.clock-offset"))) {
            reasons.add("PETITIONDESK_CLOCK_OFFSET 只能在 demo 方案中使用，正式使用时不得拨动时钟");
        }
        return reasons;
    }

    private static void checkPublicUrl(Environment settings, List<String> reasons) {
        String url = settings.getProperty("petitiondesk.public-url");
        if (isBlank(url)) {
            return;
        }
        boolean httpAllowed = settings.getProperty("petitiondesk.allow-http", Boolean.class, false);
        try {
            URI address = new URI(url);
            boolean safe = "https".equals(address.getScheme())
                    || ("http".equals(address.getScheme())
                            && (httpAllowed || LOOPBACK.contains(String.valueOf(address.getHost()))));
            if (!safe || address.getHost() == null) {
                reasons.add("PETITIONDESK_PUBLIC_URL 应为 https 网址（确需在内网用 http 的，另设 PETITIONDESK_ALLOW_HTTP=true）");
            }
        } catch (URISyntaxException e) {
            reasons.add("PETITIONDESK_PUBLIC_URL 不是正确的网址");
        }
    }

    private static void checkPassword(String password, List<String> reasons) {
        if (isBlank(password)) {
            return;
        }
        long kinds = List.of(".*[a-z].*", ".*[A-Z].*", ".*\\d.*", ".*[^A-Za-z0-9].*").stream()
                .filter(password::matches)
                .count();
        String lower = password.toLowerCase(Locale.ROOT);
        boolean weak = password.length() < PASSWORD_LENGTH
                || kinds < 3
                || WEAK.stream().anyMatch(word -> lower.startsWith(word) && lower.length() < word.length() + 6);
        if (weak) {
            reasons.add("PETITIONDESK_ADMIN_PASSWORD 太弱：至少 10 位，且含大写字母、小写字母、数字、符号中的三种，不用常见词");
        }
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
