package petitiondesk.supervision;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Deputies;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Involvement;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.supervision.OrderParts.Draft;

/**
 * Who may sign an order: a convener who has no part in the case; a deputy in his stated period, or where every convener has
 * a part in it. Nobody signs what he drafted himself.
 */
@Component
class SignerRights {

    private final OrderRecords records;
    private final Organisation organisation;
    private final Deputies deputies;
    private final Involvement involvement;
    private final Clock clock;

    SignerRights(
            OrderRecords records, Organisation organisation, Deputies deputies, Involvement involvement, Clock clock) {
        this.records = records;
        this.organisation = organisation;
        this.deputies = deputies;
        this.involvement = involvement;
        this.clock = clock;
    }

    /**
     * A person's right to sign.
     *
     * @param capacity null if he may not
     * @param reason why a deputy signs, as the order says it; null for a convener
     * @param periodId the stated period under which he does, or null
     * @param refusal why he may not; null if he may
     */
    record Right(Capacity capacity, String reason, Long periodId, String refusal) {

        boolean given() {
            return capacity != null;
        }

        private static Right refused(String why) {
            return new Right(null, null, null, why);
        }
    }

    Right of(Order order, String userId) {
        Set<String> groups = organisation.groupsOf(userId);
        boolean convener = groups.contains(Role.CONVENER.group());
        boolean deputy = groups.contains(Role.DEPUTY_CONVENER.group());
        if (!convener && !deputy) {
            return Right.refused("督办单由总召集人签发。");
        }
        if (records.draft(order.number(), order.draft())
                .map(Draft::draftedBy)
                .filter(userId::equals)
                .isPresent()) {
            return Right.refused("督办单由您拟写，应当由他人签发。");
        }
        Optional<String> concerned = concern(order, userId);
        if (concerned.isPresent()) {
            return Right.refused("您" + concerned.get() + "，应当回避，" + (convener ? "由副召集人签发。" : "不能签发。"));
        }
        return convener ? new Right(Capacity.CONVENER, null, null, null) : deputy(order, userId);
    }

    private Right deputy(Order order, String userId) {
        Optional<Deputies.Period> period = deputies.inForce(userId, clock.instant());
        if (period.isPresent()) {
            Deputies.Period stated = period.get();
            return new Right(
                    Capacity.DEPUTY,
                    "代理期%s至%s，%s"
                            .formatted(
                                    PetitionTexts.day(stated.fromDay()),
                                    PetitionTexts.day(stated.toDay()),
                                    stated.reason()),
                    stated.id(),
                    null);
        }
        List<Person> conveners = organisation.members(Role.CONVENER.group());
        boolean allConcerned = !conveners.isEmpty()
                && conveners.stream()
                        .allMatch(person -> concern(order, person.userId()).isPresent());
        if (!allConcerned) {
            return Right.refused("总召集人不需要回避，您现在也不在载明的代理期内，不能签发。代理期由联席会议办公室登记。");
        }
        return new Right(
                Capacity.DEPUTY,
                conveners.stream()
                                .map(person -> "总召集人" + person.name()
                                        + concern(order, person.userId()).orElseThrow())
                                .collect(Collectors.joining("；"))
                        + "，回避",
                null,
                null);
    }

    /** How the person is concerned in the order, in words that follow his name. */
    private Optional<String> concern(Order order, String userId) {
        if (userId.equals(order.supervisedUser())) {
            return Optional.of("是该事项的包案领导、被督办人");
        }
        if (order.supervisedUser() == null && organisation.groupsOf(userId).contains(order.supervisedGroup())) {
            return Optional.of("是被督办单位的负责人");
        }
        return involvement.of(order.petitionNumber(), userId);
    }
}
