package petitiondesk.notification;

/** What the delivery log records. */
enum DeliveryEvent {
    SENT("已发送"),
    DELAYED("暂未送出"),
    REFUSED("发送失败"),
    RESENT("重新发送"),
    TURNED_TO_DUTY("转人工告知"),
    PRINTED("查看或打印全文"),
    TOLD("已告知");

    private final String title;

    DeliveryEvent(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
