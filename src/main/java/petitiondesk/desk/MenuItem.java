package petitiondesk.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import petitiondesk.organisation.Role;

/** An entry of the staff's menu. */
enum MenuItem {
    REGISTER("register", "台账", "/desk", Readers.WORKERS),
    TASKS("tasks", "待办任务", "/camunda/app/tasklist/", Readers.WORKERS),
    INTAKE_FILES("intake-files", "批量登记", "/desk/intake-files", Readers.TAKERS_IN),
    MEETINGS("meetings", "联席会议", "/desk/meetings", Readers.MEETERS),
    ORDERS("orders", "督办", "/desk/orders", Readers.WORKERS),
    ADVICE("advice", "改进建议", "/desk/advice", Readers.ADVISED),
    LED("led", "我的包案", "/desk/led", Readers.LEADERS),
    DUTIES("duties", "待告知", "/desk/duties", Readers.WORKERS),
    LIMITS("limits", "期限", "/desk/limits", Readers.COUNTERS),
    OUTBOX("outbox", "通知", "/desk/outbox", Readers.SENDERS),
    REMINDERS("reminders", "催办记录", "/desk/reminders", Readers.REMINDERS),
    ORGANISATION("organisation", "组织机构", "/desk/organisation", Readers.ADMINISTRATORS),
    CATEGORIES("categories", "分类", "/desk/categories", Readers.ADMINISTRATORS),
    CALENDAR("calendar", "节假日", "/desk/calendar", Readers.ADMINISTRATORS),
    CERTIFICATES("certificates", "签名证书", "/desk/signature/certificates", Readers.ADMINISTRATORS),
    TEMPLATES("templates", "通知模板", "/desk/outbox/templates", Readers.ADMINISTRATORS),
    JOBS("jobs", "后台作业", "/desk/jobs", Readers.ADMINISTRATORS),
    ADMINISTRATION("administration", "系统管理", "/camunda/app/admin/", Readers.ADMINISTRATORS);

    private enum Readers {
        /** Everybody who deals with petitions: a unit's, district's or village's group, or a role of the office. */
        WORKERS,
        /** Those who may register what comes in. */
        TAKERS_IN,
        /** Those who answer for what leaves the office. */
        SENDERS,
        /** Those who usually come to the joint meeting. */
        MEETERS,
        /** Those who issue improvement advice, preside or answer it. */
        ADVISED,
        /** Those whom a meeting makes leader or handler of a case, or lets undertake something in one. */
        LEADERS,
        /** Those who go by limits, and those who set the local ones. */
        COUNTERS,
        /** Those who answer for it that everybody is reminded. */
        REMINDERS,
        ADMINISTRATORS
    }

    private static final Set<String> WATCHERS = Set.of(Role.AUDITOR.group(), Role.ADMINISTRATOR.group());
    private static final Set<String> SENDERS = Arrays.stream(new Role[] {Role.OFFICE, Role.REGISTRAR, Role.DISCIPLINE})
            .map(Role::group)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ADVISERS = Arrays.stream(
                    new Role[] {Role.OFFICE, Role.CONVENER, Role.DEPUTY_CONVENER})
            .map(Role::group)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MEETERS = Arrays.stream(
                    new Role[] {Role.OFFICE, Role.CONVENER, Role.DEPUTY_CONVENER, Role.LEAD_LEADER})
            .map(Role::group)
            .collect(Collectors.toUnmodifiableSet());

    /** How the groups of those begin who handle cases. */
    private static final List<String> HANDLING = List.of("unit-", "district-", "village-");

    private final String id;
    private final String title;
    private final String address;
    private final Readers readers;

    MenuItem(String id, String title, String address, Readers readers) {
        this.id = id;
        this.title = title;
        this.address = address;
        this.readers = readers;
    }

    /** The entries that a member of these groups is shown, in their order. */
    static List<MenuItem> shownTo(Set<String> groups) {
        return Arrays.stream(values()).filter(item -> item.isShownTo(groups)).toList();
    }

    private boolean isShownTo(Set<String> groups) {
        return switch (readers) {
            case WORKERS -> works(groups);
            case COUNTERS -> works(groups) || groups.contains(Role.ADMINISTRATOR.group());
            case TAKERS_IN ->
                groups.contains(Role.MEDIATOR.group()) || groups.stream().anyMatch(SENDERS::contains);
            case SENDERS -> groups.stream().anyMatch(SENDERS::contains);
            case MEETERS ->
                groups.stream()
                        .anyMatch(group -> MEETERS.contains(group)
                                || group.startsWith("district-")
                                || group.startsWith("unit-") && group.endsWith("-heads"));
            case ADVISED ->
                groups.stream()
                        .anyMatch(group ->
                                ADVISERS.contains(group) || group.startsWith("unit-") && group.endsWith("-heads"));
            case LEADERS ->
                groups.stream()
                        .anyMatch(group -> group.equals(Role.LEAD_LEADER.group())
                                || HANDLING.stream().anyMatch(group::startsWith));
            case REMINDERS ->
                Stream.of(Role.OFFICE, Role.DISCIPLINE, Role.ADMINISTRATOR)
                        .map(Role::group)
                        .anyMatch(groups::contains);
            case ADMINISTRATORS -> groups.contains(Role.ADMINISTRATOR.group());
        };
    }

    private static boolean works(Set<String> groups) {
        return groups.stream().anyMatch(group -> !WATCHERS.contains(group));
    }

    /** By which a page says that it is the one shown. */
    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getAddress() {
        return address;
    }
}
