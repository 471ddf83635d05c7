package petitiondesk.setup.organisation;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;
import petitiondesk.organisation.Role;

/**
 * One of the four lists of which an organisation consists, and how its entries stand in a file.
 *
 * @param id by which addresses and refusals name it
 * @param key the field that tells entries apart
 * @param entries all of it that is stored
 * @param cells what stands in the file for an entry, in the order of the headings
 */
record EntryList<E>(
        String id,
        String title,
        List<Heading> headings,
        Function<E, String> key,
        Function<E, String> name,
        Predicate<E> active,
        Function<OrganisationEntries, List<E>> entries,
        Function<E, List<String>> cells) {

    static final String SEPARATOR = "、";

    static final EntryList<UnitEntry> UNITS = new EntryList<>(
            "units",
            "单位",
            List.of(
                    new Heading("code", "代码", "单位代码", "code"),
                    new Heading("name", "名称", "单位名称", "name"),
                    new Heading("organ", "机关", "organ"),
                    new Heading("superior", "上级单位", "superior"),
                    new Heading("handles", "承办", "handles"),
                    new Heading("active", "状态", "status")),
            UnitEntry::code,
            UnitEntry::name,
            UnitEntry::active,
            OrganisationEntries::units,
            unit -> List.of(
                    unit.code(),
                    text(unit.name()),
                    yes(unit.organ()),
                    text(unit.superior()),
                    yes(unit.handles()),
                    inUse(unit.active())));

    static final EntryList<DistrictEntry> DISTRICTS = new EntryList<>(
            "districts",
            "管区",
            List.of(
                    new Heading("code", "代码", "管区代码", "code"),
                    new Heading("name", "名称", "管区名称", "name"),
                    new Heading("unit", "所属单位", "unit"),
                    new Heading("active", "状态", "status")),
            DistrictEntry::code,
            DistrictEntry::name,
            DistrictEntry::active,
            OrganisationEntries::districts,
            district ->
                    List.of(district.code(), text(district.name()), text(district.unit()), inUse(district.active())));

    static final EntryList<VillageEntry> VILLAGES = new EntryList<>(
            "villages",
            "村",
            List.of(
                    new Heading("code", "代码", "村代码", "code"),
                    new Heading("name", "名称", "村名称", "name"),
                    new Heading("district", "所属管区", "district"),
                    new Heading("active", "状态", "status")),
            VillageEntry::code,
            VillageEntry::name,
            VillageEntry::active,
            OrganisationEntries::villages,
            village ->
                    List.of(village.code(), text(village.name()), text(village.district()), inUse(village.active())));

    static final EntryList<PersonEntry> PEOPLE = new EntryList<>(
            "people",
            "人员",
            List.of(
                    new Heading("userId", "用户名", "userId", "user", "username"),
                    new Heading("name", "姓名", "name"),
                    new Heading("email", "邮箱", "电子邮箱", "email"),
                    new Heading("roles", "角色", "roles"),
                    new Heading("memberOf", "所在单位", "memberOf"),
                    new Heading("headOf", "负责单位", "headOf"),
                    new Heading("secretaryOf", "管区书记", "secretaryOf"),
                    new Heading("mediatorIn", "村调解员", "mediatorIn"),
                    new Heading("active", "状态", "status"),
                    new Heading("initialPassword", "初始密码", "initialPassword")),
            PersonEntry::userId,
            PersonEntry::name,
            person -> true,
            OrganisationEntries::people,
            person -> List.of(
                    person.userId(),
                    text(person.name()),
                    text(person.email()),
                    joined(person.roles().stream().sorted().map(Role::title).toList()),
                    joined(person.memberOf()),
                    joined(person.headOf()),
                    joined(person.secretaryOf()),
                    joined(person.mediatorIn()),
                    "在职",
                    ""));

    static final List<EntryList<?>> ALL = List.of(UNITS, DISTRICTS, VILLAGES, PEOPLE);

    List<String> header() {
        return headings.stream().map(Heading::title).toList();
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    private static String yes(boolean yes) {
        return yes ? "是" : "否";
    }

    private static String inUse(boolean active) {
        return active ? "在用" : "停用";
    }

    private static String joined(Collection<String> values) {
        boolean ordered = values instanceof List;
        return String.join(
                SEPARATOR,
                ordered ? List.copyOf(values) : values.stream().sorted().toList());
    }
}
