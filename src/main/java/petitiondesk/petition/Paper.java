package petitiondesk.petition;

import java.util.Arrays;
import java.util.Optional;

/** A document that goes on paper. */
public enum Paper {
    RECEIPT("receipt", "登记回执"),
    ACCEPTANCE("acceptance", "受理告知书"),
    TRANSFER("transfer", "转送函"),
    ROUTE("route", "办理方式告知书"),
    EXTENSION("extension", "延期告知书"),
    LEAD("lead", "四定四包交办单"),
    OPINION("opinion", "处理意见书"),
    SERVICE("service", "送达回证"),
    REVISIT("revisit", "回访记录表"),
    INDEX("index", "案卷目录");

    private final String path;
    private final String title;

    Paper(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** Whether it states what happened and is kept as it was issued; the others are made anew whenever somebody asks. */
    public boolean isKept() {
        return this != RECEIPT && this != SERVICE;
    }

    /** Whether it goes to the petitioner, and he finds it with his query code. */
    public boolean isForPetitioner() {
        return this == ACCEPTANCE || this == ROUTE || this == EXTENSION || this == OPINION;
    }

    /** The last part of its address. */
    public String path() {
        return path;
    }

    /** The template that says what the document says. */
    public String article() {
        return "papers/" + path;
    }

    /** As menus call it; what stands above the document may depend on the case. */
    public String title() {
        return title;
    }

    static Optional<Paper> named(String name) {
        return Arrays.stream(values())
                .filter(paper -> paper.name().equals(name))
                .findFirst();
    }

    public static Optional<Paper> at(String path) {
        return Arrays.stream(values()).filter(paper -> paper.path.equals(path)).findFirst();
    }
}
