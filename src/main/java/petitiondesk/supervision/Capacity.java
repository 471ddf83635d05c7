package petitiondesk.supervision;

/** As what somebody signs an order. */
public enum Capacity {
    CONVENER("总召集人"),
    DEPUTY("副召集人");

    private final String title;

    Capacity(String title) {
        this.title = title;
    }

    /** As it stands beside the name. */
    public String title() {
        return title;
    }
}
