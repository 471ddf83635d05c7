package petitiondesk.setup.organisation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.setup.FileFaults;
import petitiondesk.shared.Refusal;

/** Has the organisation check what the files say, and tells its refusals by file, line and column. */
@Component
class DraftChecks {

    private static final Pattern FIELD = Pattern.compile("(units|districts|villages|people)\\[(\\d+)]\\.(\\w+)");

    private final OrganisationChanges organisation;

    DraftChecks(OrganisationChanges organisation) {
        this.organisation = organisation;
    }

    /** @param userId who wants to apply the files; they must leave him what he needs for that */
    void check(Draft draft, List<ListFile> files, FileFaults faults, String userId) {
        try {
            organisation.check(draft.entries());
        } catch (Refusal refusal) {
            refusal.errors().forEach(error -> tell(error, draft, files, faults));
        }
        checkAdministrator(draft, files, faults, userId);
    }

    private static void tell(Refusal.FieldError error, Draft draft, List<ListFile> files, FileFaults faults) {
        Matcher field = FIELD.matcher(error.field());
        if (!field.matches()) {
            throw new IllegalStateException("the organisation refuses " + error.field());
        }
        Draft.Sourced<?> entries = draft.of(field.group(1));
        int index = Integer.parseInt(field.group(2));
        Row row = entries.row(index);
        if (row != null) {
            row.fault(field.group(3), error.message());
        } else {
            file(entries.list(), files)
                    .ifPresent(file ->
                            faults.inFile(file.table(), "名单中没有的" + label(entries, index) + "：" + error.message()));
        }
    }

    private static void checkAdministrator(Draft draft, List<ListFile> files, FileFaults faults, String userId) {
        if (draft.leaving.containsKey(userId)) {
            String message = "不能让正在操作的系统管理员（" + userId + "）本人离职，请由其他系统管理员操作";
            Row row = draft.leaving.get(userId);
            if (row != null) {
                row.fault("active", message);
            } else {
                file(EntryList.PEOPLE, files).ifPresent(file -> faults.inFile(file.table(), "名单中没有您本人；" + message));
            }
        }
        List<PersonEntry> people = draft.people.entries();
        for (int i = 0; i < people.size(); i++) {
            if (userId.equals(people.get(i).userId()) && !people.get(i).roles().contains(Role.ADMINISTRATOR)) {
                draft.people.row(i).fault("roles", "不能取消正在操作的系统管理员（" + userId + "）本人的系统管理员角色，请由其他系统管理员操作");
            }
        }
    }

    private static Optional<ListFile> file(EntryList<?> list, List<ListFile> files) {
        return files.stream().filter(file -> file.list() == list).findFirst();
    }

    private static <E> String label(Draft.Sourced<E> entries, int index) {
        E entry = entries.entries().get(index);
        EntryList<E> list = entries.list();
        return list.title() + "“" + list.name().apply(entry) + "”（" + list.key().apply(entry) + "）";
    }
}
