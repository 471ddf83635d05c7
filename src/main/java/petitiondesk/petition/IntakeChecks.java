package petitiondesk.petition;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.party.Parties.Contact;
import petitiondesk.party.Parties.NewParty;
import petitiondesk.party.Parties.Part;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Checks an intake form and turns its texts into a petition and its parties. */
@Component
class IntakeChecks {

    static final int TITLE_LENGTH = 200;
    static final int REQUEST_LENGTH = 5_000;
    static final int FACTS_LENGTH = 20_000;
    private static final int NAME_LENGTH = 100;
    private static final int REPRESENTATIVES = 5;
    private static final int PERSONS = 100_000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Organisation organisation;
    private final Categories categories;
    private final Petitions petitions;
    private final Clock clock;

    IntakeChecks(Organisation organisation, Categories categories, Petitions petitions, Clock clock) {
        this.organisation = organisation;
        this.categories = categories;
        this.petitions = petitions;
        this.clock = clock;
    }

    /** A form without faults. */
    record Checked(
            IntakeForm form,
            Kind kind,
            Channel channel,
            String category,
            String disputeType,
            String district,
            Instant receivedAt,
            List<NewParty> parties) {

        Petition petition(PetitionNumbers.PetitionNumber number, String codeHash, String userId, Instant now) {
            return new Petition(
                    number.text(),
                    number.year(),
                    number.running(),
                    codeHash,
                    kind,
                    channel,
                    form.title().strip(),
                    form.request().strip(),
                    form.facts().strip(),
                    district,
                    blankToNull(form.village()),
                    category,
                    disputeType,
                    blankToNull(form.respondent()) != null,
                    form.persons() == null ? 1 : form.persons(),
                    form.personsConcerned(),
                    isTrue(form.joint()),
                    isTrue(form.nameless()),
                    isTrue(form.confidential()),
                    isTrue(form.consentToPublish()),
                    isTrue(form.urgent()),
                    blankToNull(form.repeatOf()),
                    blankToNull(form.purpose()),
                    blankToNull(form.pendingElsewhere()),
                    blankToNull(form.needs()),
                    blankToNull(form.agentAuthority()),
                    receivedAt,
                    userId,
                    now);
        }
    }

    /**
     * Checks every field.
     *
     * @param userId who takes it in, or null for the public pages
     * @throws petitiondesk.shared.Refusal naming every field that is wrong
     */
    Checked check(IntakeForm form, String userId) {
        FieldChecks checks = new FieldChecks();
        Kind kind = blankToNull(form.kind()) == null
                ? null
                : checks.oneOf(Kind.class, "kind", "类别", form.kind()).orElse(null);
        Channel channel = blankToNull(form.channel()) == null
                ? userId == null ? Channel.ONLINE : Channel.VISIT
                : checks.oneOf(Channel.class, "channel", "来源渠道", form.channel()).orElse(null);
        checks.requiredText("title", "标题", form.title(), TITLE_LENGTH)
                .requiredText("request", "诉求", form.request(), REQUEST_LENGTH)
                .requiredText("facts", "事实和理由", form.facts(), FACTS_LENGTH)
                .text("respondent", "被反映的个人或单位", form.respondent(), 200)
                .text("purpose", "信访目的", form.purpose(), 500)
                .text("pendingElsewhere", "诉讼、仲裁、复议情况", form.pendingElsewhere(), 500)
                .text("needs", "特殊需要", form.needs(), 500)
                .text("agentAuthority", "代理权限", form.agentAuthority(), 500)
                .require(inRange(form.persons()), "persons", "人数应在1至" + PERSONS + "之间")
                .require(inRange(form.personsConcerned()), "personsConcerned", "涉及人数应在1至" + PERSONS + "之间");
        Optional<Categories.Category> category = category(form, checks);
        String district = place(form, checks);
        if (blankToNull(form.repeatOf()) != null) {
            checks.text("repeatOf", "重复件原编号", form.repeatOf(), 40);
            checks.require(
                    !checks.failed()
                            && petitions.findByNumber(form.repeatOf().strip()).isPresent(),
                    "repeatOf",
                    "没有找到这个编号的信访事项");
        }
        Instant receivedAt = receivedAt(form, checks);
        List<NewParty> parties = parties(form, checks);
        checks.done();
        return new Checked(
                form,
                kind,
                channel,
                category.filter(c -> c.tree() == Categories.Tree.CATEGORY)
                        .map(Categories.Category::code)
                        .orElse(null),
                category.filter(c -> c.tree() == Categories.Tree.DISPUTE_TYPE)
                        .map(Categories.Category::code)
                        .orElse(null),
                district,
                receivedAt,
                parties);
    }

    /** What is no longer offered may stay with cases that have it, but nothing new gets it. */
    void requireOffered(Checked checked) {
        String code = checked.disputeType() != null ? checked.disputeType() : checked.category();
        if (code != null && !categories.byCode(code).orElseThrow().active()) {
            throw Refusal.invalid("category", "内容分类已停用，请另选一个");
        }
    }

    private Optional<Categories.Category> category(IntakeForm form, FieldChecks checks) {
        if (blankToNull(form.category()) == null) {
            return Optional.empty();
        }
        Optional<Categories.Category> found = printable(form.category()).flatMap(categories::byCode);
        checks.require(found.isPresent(), "category", "内容分类不存在");
        return found;
    }

    /** The district as given, else the one that the village belongs to. */
    private String place(IntakeForm form, FieldChecks checks) {
        String district = blankToNull(form.district());
        if (district != null) {
            checks.require(printable(district).flatMap(organisation::district).isPresent(), "district", "管区不存在");
        }
        if (blankToNull(form.village()) == null) {
            return district;
        }
        Optional<Organisation.Village> village = printable(form.village()).flatMap(organisation::village);
        checks.require(village.isPresent(), "village", "村（社区）不存在");
        village.ifPresent(found ->
                checks.require(district == null || found.district().equals(district), "village", "村（社区）不属于所选管区"));
        return district != null
                ? district
                : village.map(Organisation.Village::district).orElse(null);
    }

    /** A code to look up; one with characters that the database cannot even compare is nobody's. */
    private static Optional<String> printable(String code) {
        return Optional.of(code.strip()).filter(c -> c.matches("[A-Za-z0-9_-]{1,64}"));
    }

    private Instant receivedAt(IntakeForm form, FieldChecks checks) {
        Instant now = clock.instant();
        String text = blankToNull(form.receivedAt());
        if (text == null) {
            return now;
        }
        try {
            boolean dayOnly = text.length() == 10;
            Instant at = dayOnly
                    ? LocalDate.parse(text).atStartOfDay(ApplicationClock.ZONE).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            checks.require(!at.isAfter(now), "receivedAt", "收到时间不能晚于现在");
            checks.require(
                    !LocalDate.ofInstant(at, ApplicationClock.ZONE).isBefore(EARLIEST), "receivedAt", "收到时间不能早于2000年");
            return at;
        } catch (DateTimeException e) {
            checks.reject("receivedAt", "收到时间不是有效日期，应写成 2026-11-20 或 2026-11-20T09:30:00+08:00 的形式");
            return now;
        }
    }

    private List<NewParty> parties(IntakeForm form, FieldChecks checks) {
        List<NewParty> parties = new ArrayList<>();
        boolean confidential = isTrue(form.confidential());
        if (form.petitioner() != null) {
            parties.add(person(Part.PETITIONER, "petitioner", "信访人", form.petitioner(), confidential, checks));
        } else {
            checks.require(isTrue(form.nameless()), "petitioner", "请填写信访人；不愿留名的请注明匿名（nameless）");
        }
        List<IntakeForm.Person> representatives = form.representatives() == null ? List.of() : form.representatives();
        checks.require(representatives.size() <= REPRESENTATIVES, "representatives", "代表不得超过5人（《信访工作条例》第二十条）");
        for (int i = 0; i < representatives.size(); i++) {
            String field = "representatives[" + i + "]";
            if (representatives.get(i) == null) {
                checks.reject(field, "代表信息不能为空");
            } else {
                parties.add(person(Part.REPRESENTATIVE, field, "代表", representatives.get(i), confidential, checks));
            }
        }
        if (form.agent() != null) {
            parties.add(person(Part.AGENT, "agent", "代理人", form.agent(), confidential, checks));
        }
        if (blankToNull(form.respondent()) != null) {
            parties.add(new NewParty(
                    Part.RESPONDENT, form.respondent().strip(), null, null, null, null, null, null, false));
        }
        return parties;
    }

    private static NewParty person(
            Part part, String field, String label, IntakeForm.Person person, boolean confidential, FieldChecks checks) {
        checks.requiredText(field + ".name", label + "姓名", person.name(), NAME_LENGTH)
                .text(field + ".address", label + "住址", person.address(), 300)
                .text(field + ".documentType", "证件类型", person.documentType(), 40)
                .text(field + ".documentNumber", "证件号码", person.documentNumber(), 60)
                .phone(field + ".phone", blankToNull(person.phone()))
                .email(field + ".email", blankToNull(person.email()))
                .idNumber(field + ".idNumber", blankToNull(person.idNumber()));
        Contact preferred = blankToNull(person.preferredContact()) == null
                ? null
                : checks.oneOf(Contact.class, field + ".preferredContact", "联系方式", person.preferredContact())
                        .orElse(null);
        boolean identityCard = blankToNull(person.idNumber()) != null;
        return new NewParty(
                part,
                blankToNull(person.name()),
                identityCard ? "居民身份证" : blankToNull(person.documentType()),
                identityCard ? person.idNumber().strip() : blankToNull(person.documentNumber()),
                blankToNull(person.phone()),
                blankToNull(person.email()),
                blankToNull(person.address()),
                preferred,
                confidential);
    }

    private static boolean inRange(Integer number) {
        return number == null || number >= 1 && number <= PERSONS;
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
