package petitiondesk.petition;

import java.util.Arrays;
import java.util.Optional;

/** The procedures that the law has for a claim before the petition procedure (Art 31, 1–5). */
public enum StatutoryChannel {
    JUDICIAL(1, "诉讼等司法、公安、检察程序", "有管辖权的人民法院、人民检察院、公安机关或者司法行政机关", "向人民法院请求保护民事权利的诉讼时效一般为三年（《民法典》第一百八十八条）"),
    ARBITRATION(2, "仲裁", "有管辖权的仲裁委员会", "申请劳动争议仲裁的时效为一年（《劳动争议调解仲裁法》第二十七条）；其他仲裁适用有关时效的规定"),
    PARTY(3, "党员申诉、申请复审等党内程序", "作出决定的党组织或者其上级党组织", "依照《中国共产党党员权利保障条例》等党内法规规定的期限"),
    ADMINISTRATIVE(4, "行政复议、国家赔偿、行政裁决、行政许可、行政处罚等行政程序", "有管辖权的行政机关；申请行政复议的，向行政复议机关提出", "申请行政复议的期限一般为六十日（《行政复议法》第二十条）"),
    DUTY(5, "申请查处违法行为、履行保护职责", "负有相应职责的行政机关", "由有权处理的机关依照有关法律、法规规定的期限处理");

    private final int route;
    private final String title;
    private final String body;
    private final String limit;

    StatutoryChannel(int route, String title, String body, String limit) {
        this.route = route;
        this.title = title;
        this.body = body;
        this.limit = limit;
    }

    /** The number by which Art 31 and the form name it. */
    public int route() {
        return route;
    }

    public String title() {
        return title;
    }

    /** Where one usually turns to; the registrar may name the organ itself. */
    public String body() {
        return body;
    }

    /** Until when one has to turn there, with the law that says so. */
    public String limit() {
        return limit;
    }

    static Optional<StatutoryChannel> of(Integer route) {
        return Arrays.stream(values())
                .filter(channel -> route != null && channel.route == route)
                .findFirst();
    }
}
