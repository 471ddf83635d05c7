package petitiondesk.setup.organisation;

import java.util.List;
import java.util.function.Predicate;
import petitiondesk.organisation.OrganisationChanges.Stored;
import petitiondesk.organisation.OrganisationEntries;
import petitiondesk.setup.FileSubject.Stock;
import petitiondesk.shared.Refusal;
import petitiondesk.tablefile.TableText;

/** The organisation as the files in which it can be given again. */
final class OrganisationBook {

    private OrganisationBook() {}

    static List<Stock> stock(Stored stored) {
        return EntryList.ALL.stream().map(list -> stock(list, stored)).toList();
    }

    static byte[] export(String id, OrganisationEntries entries) {
        return EntryList.ALL.stream()
                .filter(list -> list.id().equals(id))
                .findFirst()
                .map(list -> csv(list, entries))
                .orElseThrow(() -> Refusal.notFound("没有这份名单。"));
    }

    static <E> byte[] csv(EntryList<E> list, OrganisationEntries entries) {
        return TableText.csv(
                list.header(),
                list.entries().apply(entries).stream().map(list.cells()).toList());
    }

    private static <E> Stock stock(EntryList<E> list, Stored stored) {
        List<E> entries = list.entries().apply(stored.entries());
        int ended = (int) entries.stream().filter(Predicate.not(list.active())).count()
                + (list == EntryList.PEOPLE ? stored.left().size() : 0);
        int inUse = (int) entries.stream().filter(list.active()).count();
        return new Stock(list.id(), list.title(), inUse, ended, list.header());
    }
}
