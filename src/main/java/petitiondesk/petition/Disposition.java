package petitiondesk.petition;

import java.util.EnumSet;
import java.util.Set;

/** The route that a petition takes from its registration (Art 19, 22, 23, 31, 36). */
public enum Disposition {
    ACCEPT("受理"),
    /** Clear facts and little at stake: three working days to take it up, ten to answer. */
    ACCEPT_SIMPLE("受理（简易程序）"),
    /** Another unit is competent and reports to nobody but the petitioner. */
    TRANSFER("转送"),
    /** Another unit is competent and reports by a day that is set. */
    ASSIGN("交办"),
    GUIDE("导入法定途径"),
    DISCIPLINE("移送纪检监察"),
    MERGE("并案办理"),
    REFUSE_PENDING("不予受理（同一事项仍在法定期限内办理）"),
    REFUSE_FINAL("不再受理（同一事项已经复核终结）");

    /** What the registrar may decide alone. */
    private static final Set<Disposition> AT_ONCE = EnumSet.of(ACCEPT, ACCEPT_SIMPLE, DISCIPLINE);

    private static final Set<Disposition> BY_A_UNIT = EnumSet.of(ACCEPT, ACCEPT_SIMPLE, TRANSFER, ASSIGN);

    private final String title;

    Disposition(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }

    /** Whether the office has to confirm it first. */
    public boolean needsConfirmation() {
        return !AT_ONCE.contains(this);
    }

    /** Whether a unit, district or village handles the petition then. */
    public boolean namesUnit() {
        return BY_A_UNIT.contains(this);
    }

    /** Whether the unit is asked first whether it takes it over. */
    public boolean isSentToUnit() {
        return this == TRANSFER || this == ASSIGN;
    }

    /** Whether it is one of the two grounds on which a petition is refused. */
    public boolean refuses() {
        return this == REFUSE_PENDING || this == REFUSE_FINAL;
    }
}
