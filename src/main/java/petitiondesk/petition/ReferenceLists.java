package petitiondesk.petition;

import java.util.List;
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

    public List<Option> districts() {
        return organisation.districts().stream()
                .map(district -> new Option(district.name(), district.code()))
                .toList();
    }

    public List<Option> villages() {
        return organisation.villages().stream()
                .map(village -> new Option(village.name(), village.code()))
                .toList();
    }

    /** Units, districts and villages that handle. */
    public List<Option> responsibles() {
        return organisation.responsibles().stream()
                .map(responsible -> new Option(responsible.name(), responsible.code()))
                .toList();
    }

    private List<Option> options(Categories.Tree tree) {
        return categories.in(tree).stream()
                .map(category -> new Option(category.name(), category.code()))
                .toList();
    }
}
