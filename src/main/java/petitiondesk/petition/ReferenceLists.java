package petitiondesk.petition;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.Organisation;

/** Option lists for forms and pages. */
@Component
public class ReferenceLists {

    private final Categories categories;
    private final Organisation organisation;

    ReferenceLists(Categories categories, Organisation organisation) {
        this.categories = categories;
        this.organisation = organisation;
    }

    /** One line of a list, as Camunda Forms read it. */
    public record Option(String label, String value) {}

    public List<Option> categories() {
        return options(Categories.Tree.CATEGORY);
    }

    public List<Option> disputeTypes() {
        return options(Categories.Tree.DISPUTE_TYPE).stream()
                .map(option -> new Option("纠纷·" + option.label(), option.value()))
                .toList();
    }

    /**
     * The first levels of both trees, to narrow a list by.
     *
     * @param chosen a code below them to offer, too; may be null
     */
    public List<Option> firstLevels(String chosen) {
        return Stream.concat(categories().stream(), disputeTypes().stream())
                .filter(option -> option.value().equals(Categories.firstLevel(option.value()))
                        || option.value().equals(chosen))
                .toList();
    }

    public List<Option> districts() {
        return organisation.districts().stream()
                .map(district -> new Option(district.name(), district.code()))
                .toList();
    }

    /** Villages behind the name of their district: there are hundreds, and several of one name. */
    public List<Option> villages() {
        Map<String, String> districts = districtNames();
        return organisation.villages().stream()
                .map(village -> new Option(inDistrict(districts, village.district(), village.name()), village.code()))
                .toList();
    }

    /** Units, districts and villages that handle; villages behind the name of their district. */
    public List<Option> responsibles() {
        Map<String, String> districts = districtNames();
        Map<String, String> districtOf = organisation.villages().stream()
                .collect(Collectors.toMap(Organisation.Village::code, Organisation.Village::district));
        return organisation.responsibles().stream()
                .map(responsible -> new Option(
                        inDistrict(districts, districtOf.get(responsible.code()), responsible.name()),
                        responsible.code()))
                .toList();
    }

    private Map<String, String> districtNames() {
        return organisation.districts().stream()
                .collect(Collectors.toMap(Organisation.District::code, Organisation.District::name));
    }

    private static String inDistrict(Map<String, String> districts, String district, String name) {
        return districts.containsKey(district) ? districts.get(district) + Categories.BELOW + name : name;
    }

    private List<Option> options(Categories.Tree tree) {
        return categories.in(tree).stream()
                .map(category -> new Option(category.path(), category.code()))
                .toList();
    }
}
