package petitiondesk.desk;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;
import petitiondesk.organisation.Organisation;
import petitiondesk.security.CurrentUser;

/** Gives pages what their frame shows. Looked up when a page is drawn, so that it costs other requests nothing. */
@ControllerAdvice
class DeskFrame {

    private final CurrentUser user;
    private final Organisation organisation;

    DeskFrame(CurrentUser user, Organisation organisation) {
        this.user = user;
        this.organisation = organisation;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("menu", lazy(this::menu));
        model.addAttribute("signedInName", lazy(this::name));
    }

    private List<MenuItem> menu() {
        return user.isSignedIn() ? MenuItem.shownTo(user.groups()) : List.of();
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
