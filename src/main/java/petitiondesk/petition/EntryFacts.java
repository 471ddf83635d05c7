package petitiondesk.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;

/** The register entry of a case as labels and values, in the order of the form. */
@Component
public class EntryFacts {

    private final Categories categories;
    private final FiledPetitions filed;
    private final Organisation organisation;
    private final Urgency urgency;

    EntryFacts(Categories categories, FiledPetitions filed, Organisation organisation, Urgency urgency) {
        this.categories = categories;
        this.filed = filed;
        this.organisation = organisation;
        this.urgency = urgency;
    }

    public record Fact(String label, String value) {}

    List<Fact> of(Petition petition, PetitionCourse course, List<PetitionLinks.Entry> linked) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("来源渠道", petition.channel().title()));
        facts.add(new Fact("收到时间", PetitionTexts.minute(petition.receivedAt())));
        facts.add(new Fact("登记人", petition.receivedBy() == null ? "网上提交" : nameOf(petition.receivedBy())));
        facts.add(new Fact(
                "分类", categories.nameOf(course.disputeType() != null ? course.disputeType() : course.category())));
        facts.add(new Fact(
                "属地",
                course.district() == null
                        ? "—"
                        : organisation
                                        .district(course.district())
                                        .map(Organisation.District::name)
                                        .orElse("—")
                                + Optional.ofNullable(petition.village())
                                        .flatMap(organisation::village)
                                        .map(village -> " · " + village.name())
                                        .orElse("")));
        facts.add(new Fact("承办单位", course.responsible() == null ? "—" : responsibleName(course.responsible())));
        facts.add(new Fact("人次", petition.persons() + "人" + (petition.joint() ? "（联名）" : "")));
        if (petition.personsConcerned() != null) {
            facts.add(new Fact("涉及人数", petition.personsConcerned() + "人"));
        }
        filed.find(petition.number()).ifPresent(entry -> {
            optional(facts, "来件编号", entry.externalNumber());
            optional(facts, "来件来源", entry.source());
            optional(facts, "原编号", entry.originalNumber());
            optional(facts, "转入前的答复", entry.answer());
        });
        optional(facts, "信访目的", petition.purpose());
        optional(facts, "诉讼、仲裁、复议", petition.pendingElsewhere());
        optional(facts, "特殊需要", petition.needs());
        optional(facts, "代理权限", petition.agentAuthority());
        String earlier = linked.stream()
                .filter(entry -> entry.inForce()
                        && entry.decision() == PetitionLinks.Decision.CONFIRMED
                        && entry.pair().repeat().equals(petition.number()))
                .map(entry -> entry.pair().original())
                .collect(Collectors.joining("、"));
        facts.add(new Fact("初信初访", earlier.isEmpty() ? "初次" : "重复，原编号 " + earlier));
        String marks = (urgency.isUrgent(petition.number()) ? "紧急 " : "")
                + (petition.confidential() ? "对被反映人保密 " : "")
                + (petition.nameless() ? "匿名 " : "")
                + (petition.consentToPublish() ? "同意公开" : "");
        optional(facts, "标注", marks.strip());
        return facts;
    }

    private static void optional(List<Fact> facts, String label, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }

    private String responsibleName(String code) {
        return organisation.responsible(code).map(Responsible::name).orElse(code);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
