package petitiondesk.organisation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.OrganisationEntries.DistrictEntry;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.OrganisationEntries.UnitEntry;
import petitiondesk.organisation.OrganisationEntries.VillageEntry;

/** An invented township to try the desk with. Everybody's password is the same, so it never serves real petitions. */
@Component
@Profile("demo")
class DemoOrganisation {

    private static final String PASSWORD = "demo";
    private static final String TOWN = "town";

    DemoOrganisation(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException("demo 与 production 不能同时启用：演示用户的密码是公开的");
        }
    }

    OrganisationEntries entries() {
        return new OrganisationEntries(units(), districts(), villages(), people());
    }

    private static List<UnitEntry> units() {
        return List.of(
                new UnitEntry("city", "云澜市人民政府", true, null, false, true),
                new UnitEntry("county", "平泽县人民政府", true, "city", false, true),
                // its people here are heads only, so petitions go to the offices below it
                new UnitEntry(TOWN, "青禾镇人民政府", true, "county", false, true),
                new UnitEntry("civil", "民政办", false, TOWN, true, true),
                new UnitEntry("land", "自然资源所", false, TOWN, true, true),
                new UnitEntry("labour", "劳动保障所", false, TOWN, true, true));
    }

    private static List<DistrictEntry> districts() {
        return List.of(
                new DistrictEntry("east", "东片管区", TOWN, true),
                new DistrictEntry("west", "西片管区", TOWN, true),
                new DistrictEntry("south", "南片管区", TOWN, true),
                new DistrictEntry("north", "北片管区", TOWN, true));
    }

    private static List<VillageEntry> villages() {
        List<VillageEntry> villages = new ArrayList<>();
        add(villages, "east", "柳堤村", "杏园村", "石桥头村");
        add(villages, "west", "西岭村", "枣林村", "砖窑村");
        add(villages, "south", "南塘村", "渡口村", "荷湾村");
        add(villages, "north", "北坡村", "松岗村", "泉眼村");
        return villages;
    }

    private static void add(List<VillageEntry> villages, String district, String... names) {
        for (String name : names) {
            long next = villages.stream()
                            .filter(village -> village.district().equals(district))
                            .count()
                    + 1;
            villages.add(new VillageEntry(district + "-" + next, name, district, true));
        }
    }

    private static List<PersonEntry> people() {
        return List.of(
                person("registrar", "陆晓雯").withRoles(Role.REGISTRAR),
                person("office", "沈国栋").withRoles(Role.OFFICE),
                person("office-2", "孟洁").withRoles(Role.OFFICE),
                person("convener", "程志远").withRoles(Role.CONVENER),
                person("deputy", "韩立群").withRoles(Role.DEPUTY_CONVENER),
                person("leader-1", "贺明辉").withRoles(Role.LEAD_LEADER).withHeadOf(TOWN),
                person("leader-2", "秦玉兰").withRoles(Role.LEAD_LEADER).withHeadOf(TOWN),
                person("district-east", "邵建平").withSecretaryOf("east"),
                person("district-west", "龚长河").withSecretaryOf("west"),
                person("district-south", "宋春梅").withSecretaryOf("south"),
                person("district-north", "邱大勇").withSecretaryOf("north"),
                mediator("mediator-east", "薛桂芳", "east"),
                mediator("mediator-west", "康有福", "west"),
                mediator("mediator-south", "袁秀英", "south"),
                mediator("mediator-north", "牛振山", "north"),
                person("unit-civil", "乔静").withMemberOf("civil"),
                person("unit-civil-2", "方志强").withMemberOf("civil"),
                person("unit-land", "汪海涛").withMemberOf("land"),
                person("unit-labour", "段丽华").withMemberOf("labour"),
                person("head-civil", "史文斌").withHeadOf("civil"),
                person("head-land", "郝庆丰").withHeadOf("land"),
                person("head-labour", "尹慧敏").withHeadOf("labour"),
                person("discipline", "严正清").withRoles(Role.DISCIPLINE),
                person("review-county", "常复礼").withRoles(Role.REVIEW_BODY).withMemberOf("county"),
                person("review-city", "万思源").withRoles(Role.REVIEW_BODY).withMemberOf("city"),
                person("auditor", "金鸣").withRoles(Role.AUDITOR),
                person("admin", "黎洋").withRoles(Role.ADMINISTRATOR));
    }

    private static PersonEntry mediator(String userId, String name, String district) {
        return person(userId, name)
                .withRoles(Role.MEDIATOR)
                .withMediatorIn(district + "-1", district + "-2", district + "-3");
    }

    private static PersonEntry person(String userId, String name) {
        return PersonEntry.of(userId, name, userId + "@demo.invalid").withInitialPassword(PASSWORD);
    }
}
