package petitiondesk.setup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One entry that applying the files would change.
 *
 * @param list what it is an entry of, such as 单位 or 人员
 * @param fields what becomes different; for a new entry all that it has
 */
public record Change(String list, Kind kind, String code, String name, List<Field> fields) {

    /** What happens to an entry. */
    public enum Kind {
        ADDED("新增"),
        CHANGED("修改"),
        CLOSED("停用"),
        REOPENED("恢复使用"),
        LEFT("离职"),
        RETURNED("复职");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One field that becomes different.
     *
     * @param before null for a new entry
     * @param after null for an entry that ends
     */
    public record Field(String label, String before, String after) {}

    @JsonProperty
    public String kindText() {
        return kind.title();
    }
}
