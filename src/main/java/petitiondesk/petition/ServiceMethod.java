package petitiondesk.petition;

/** How a document reached the petitioner. */
public enum ServiceMethod {
    IN_PERSON("当面送达"),
    POST("邮寄送达"),
    ELECTRONIC("电子送达");

    private final String title;

    ServiceMethod(String title) {
        this.title = title;
    }

    /** As the office writes it. */
    public String title() {
        return title;
    }
}
