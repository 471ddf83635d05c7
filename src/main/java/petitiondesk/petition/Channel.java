package petitiondesk.petition;

/** How a petition reached the office. */
public enum Channel {
    VISIT("来访"),
    LETTER("来信"),
    CALL("来电"),
    ONLINE("网上"),
    SUPERIOR("上级交办"),
    GRID("网格排查"),
    HOTLINE("12345热线"),
    RECEPTION("领导接访"),
    OPINION("负面舆情转办");

    private final String title;

    Channel(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
