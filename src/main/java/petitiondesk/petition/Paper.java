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
    OPINION("opinion", "处理意见书"),
    SERVICE("service", "送达回证"),
    INDEX("index", "案卷目录");

    private final String path;
    private final String title;

    Paper(String path, String title) {
        this.path = path;
        this.title = title;
    }

    /** The last part of its address. */
    public String path() {
        return path;
    }

    /** As menus call it; what stands above the document may depend on the case. */
    public String title() {
        return title;
    }

    public static Optional<Paper> at(String path) {
        return Arrays.stream(values()).filter(paper -> paper.path.equals(path)).findFirst();
    }
}
