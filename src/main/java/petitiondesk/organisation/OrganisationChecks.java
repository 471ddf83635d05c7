package petitiondesk.organisation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.shared.FieldChecks;

/** Whether entries make sense, in themselves and beside what is there. */
final class OrganisationChecks {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String CODE_RULE = "只能由小写字母、数字和连字符组成，最多40个字符";
    private static final String HEADS = "-heads";
    private static final int NAME_LENGTH = 60;
    /** bcrypt takes 72 bytes, of which the engine's salt needs 24. */
    private static final int PASSWORD_BYTES = 48;

    private final FieldChecks checks = new FieldChecks();
    private final OrganisationEntries entries;
    private final Bodies bodies;
    private final Map<String, PersonEntry> held;
    private final boolean many;

    private OrganisationChecks(
            OrganisationEntries entries, Bodies before, Map<String, PersonEntry> held, boolean many) {
        this.entries = entries;
        this.bodies = before.with(entries);
        this.held = held;
        this.many = many;
    }

    /**
     * Checks entries that are saved together.
     *
     * @param before what is stored now
     * @param held people as they are stored now, by user id: what they belong to may be out of use by now
     * @param many whether fields are named with the entry's place, such as {@code units[0].code}
     * @throws petitiondesk.shared.Refusal naming every wrong field
     */
    static void check(OrganisationEntries entries, Bodies before, Map<String, PersonEntry> held, boolean many) {
        new OrganisationChecks(entries, before, held, many).all();
    }

    private void all() {
        units();
        districts();
        villages();
        people();
        checks.done();
    }

    private void units() {
        Set<String> seen = new HashSet<>();
        List<UnitEntry> units = entries.units();
        for (int i = 0; i < units.size(); i++) {
            UnitEntry unit = units.get(i);
            String at = at("units", i);
            code(at, unit.code(), seen);
            checks.require(
                    unit.code() == null || !unit.code().endsWith(HEADS),
                    at + "code",
                    "单位代码不能以“" + HEADS + "”结尾（留给单位负责人的组）");
            checks.requiredText(at + "name", "单位名称", unit.name(), NAME_LENGTH);
            if (unit.superior() != null) {
                checks.require(
                        bodies.units().containsKey(unit.superior()), at + "superior", missing("上级单位", unit.superior()));
                checks.require(!bodies.isOwnSuperior(unit.code()), at + "superior", "上级关系不能循环：单位不能成为自己的上级");
            }
            checks.require(
                    unit.active()
                            || bodies.districts().values().stream()
                                    .noneMatch(district -> district.active()
                                            && district.unit() != null
                                            && district.unit().equals(unit.code())),
                    at + "active",
                    "该单位下还有在用的管区，不能停用");
        }
    }

    private void districts() {
        Set<String> seen = new HashSet<>();
        List<DistrictEntry> districts = entries.districts();
        for (int i = 0; i < districts.size(); i++) {
            DistrictEntry district = districts.get(i);
            String at = at("districts", i);
            code(at, district.code(), seen);
            checks.requiredText(at + "name", "管区名称", district.name(), NAME_LENGTH);
            belongsTo(
                    at + "unit",
                    "所属单位",
                    district.unit(),
                    district.active() ? bodies::hasActiveUnit : bodies.units()::containsKey);
            checks.require(
                    district.active()
                            || bodies.villages().values().stream()
                                    .noneMatch(village -> village.active()
                                            && village.district() != null
                                            && village.district().equals(district.code())),
                    at + "active",
                    "该管区下还有在用的村，不能停用");
        }
    }

    private void villages() {
        Set<String> seen = new HashSet<>();
        List<VillageEntry> villages = entries.villages();
        for (int i = 0; i < villages.size(); i++) {
            VillageEntry village = villages.get(i);
            String at = at("villages", i);
            code(at, village.code(), seen);
            checks.requiredText(at + "name", "村名称", village.name(), NAME_LENGTH);
            belongsTo(
                    at + "district",
                    "所属管区",
                    village.district(),
                    village.active() ? bodies::hasActiveDistrict : bodies.districts()::containsKey);
        }
    }

    private void people() {
        Set<String> seen = new HashSet<>();
        List<PersonEntry> people = entries.people();
        for (int i = 0; i < people.size(); i++) {
            PersonEntry person = people.get(i);
            String at = at("people", i);
            String userId = person.userId();
            checks.require(userId != null && CODE.matcher(userId).matches(), at + "userId", "用户名" + CODE_RULE);
            checks.require(userId == null || seen.add(userId), at + "userId", "用户名重复：" + userId);
            checks.requiredText(at + "name", "姓名", person.name(), NAME_LENGTH);
            if (person.email() != null && !person.email().isBlank()) {
                checks.email(at + "email", person.email());
            }
            PersonEntry now = held.getOrDefault(userId, PersonEntry.of(userId, null, null));
            all(at + "memberOf", "单位", minus(person.memberOf(), now.memberOf()), bodies::hasActiveUnit);
            all(at + "headOf", "单位", minus(person.headOf(), now.headOf()), bodies::hasActiveUnit);
            all(at + "secretaryOf", "管区", minus(person.secretaryOf(), now.secretaryOf()), bodies::hasActiveDistrict);
            all(at + "mediatorIn", "村", minus(person.mediatorIn(), now.mediatorIn()), bodies::hasActiveVillage);
            password(at + "initialPassword", person.initialPassword());
        }
    }

    private void code(String at, String code, Set<String> seen) {
        if (code == null || !CODE.matcher(code).matches()) {
            checks.reject(at + "code", "代码" + CODE_RULE);
            return;
        }
        checks.require(seen.add(code), at + "code", "代码重复：" + code);
        checks.require(bodies.kindsWith(code) == 1, at + "code", "代码“" + code + "”已被其他单位、管区或村使用");
    }

    private void belongsTo(String field, String label, String code, Predicate<String> known) {
        if (code == null || code.isBlank()) {
            checks.reject(field, label + "不能为空");
        } else {
            checks.require(known.test(code), field, missing(label, code));
        }
    }

    private void all(String field, String label, Collection<String> codes, Predicate<String> known) {
        codes.stream()
                .filter(code -> !known.test(code))
                .sorted()
                .forEach(code -> checks.reject(field, missing(label, code)));
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void password(String field, String password) {
        checks.require(
                password == null
                        || (!password.isBlank() && password.getBytes(StandardCharsets.UTF_8).length <= PASSWORD_BYTES),
                field,
                "初始密码不能为空白，且不能超过" + PASSWORD_BYTES + "个字节（一个汉字占3个字节）");
    }

    private static String missing(String label, String code) {
        return label + "不存在或已停用：" + code;
    }

    private String at(String list, int index) {
        return many ? list + "[" + index + "]." : "";
    }
}
