package petitiondesk.desk;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.Warnings;
import petitiondesk.security.CurrentUser;

/** Gives pages what their frame shows. Looked up when a page is drawn, so that it costs other requests nothing. */
@ControllerAdvice
class DeskFrame {

    private final CurrentUser user;
    private final Organisation organisation;
    private final ObjectProvider<Warnings> warnings;

    DeskFrame(CurrentUser user, Organisation organisation, ObjectProvider<Warnings> warnings) {
        this.user = user;
        this.organisation = organisation;
        this.warnings = warnings;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("menu", lazy(this::menu));
        model.addAttribute("signedInName", lazy(this::name));
        model.addAttribute("warnings", lazy(this::warnings));
    }

    private List<MenuItem> menu() {
        return user.isSignedIn() ? MenuItem.shownTo(user.groups()) : List.of();
    }

    /** For administrators alone: they are the ones who can do something about it. */
    private List<Warnings.Warning> warnings() {
        return user.isSignedIn() && user.has(Role.ADMINISTRATOR)
                ? warnings.orderedStream()
                        .flatMap(each -> each.present().stream())
                        .toList()
                : List.of();
    }

    /** The person's name, or the user id of one whom the organisation does not know; null if nobody is signed in. */
    private String name() {
        return user.isSignedIn()
                ? organisation.person(user.id()).map(Organisation.Person::name).orElse(user.id())
                : null;
    }

    private static <T> LazyContextVariable<T> lazy(Supplier<T> value) {
        return new LazyContextVariable<>() {
            @Override
            protected T loadValue() {
                return value.get();
            }
        };
    }
}
