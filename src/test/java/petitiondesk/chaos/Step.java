package petitiondesk.chaos;

import java.util.List;

/** A user task, who completes it, and where its mark ends up. */
enum Step {
    REGISTER(
            "UserTask_Register", "registration", "disposition_reason", List.of("registrar", "registrar", "discipline")),
    HANDLE("UserTask_Handle", "opinion", "coalesce(opinion, agreement)", People.HANDLERS),
    SIGN("UserTask_SignOpinion", "opinion_signature", "comment", List.of("head-civil", "head-land", "head-labour")),
    SERVE("UserTask_RecordService", "document_service", null, People.HANDLERS),
    REVISIT("UserTask_Revisit", "revisit", "note", List.of("office", "office-2")),
    REVIEW("UserTask_RecordReview", "review_outcome", "comment", List.of("office", "office-2"));

    private final String task;
    private final String table;
    private final String markColumn;
    private final List<String> people;

    Step(String task, String table, String markColumn, List<String> people) {
        this.task = task;
        this.table = table;
        this.markColumn = markColumn;
        this.people = people;
    }

    String task() {
        return task;
    }

    String table() {
        return table;
    }

    /** The column that keeps the mark of a completion; null where the step writes no text. */
    String markColumn() {
        return markColumn;
    }

    List<String> people() {
        return people;
    }

    /** Enum constants cannot use constants of their own class. */
    private static final class People {

        static final List<String> HANDLERS = List.of(
                "unit-civil",
                "unit-civil-2",
                "unit-land",
                "unit-labour",
                "mediator-east",
                "mediator-west",
                "district-east",
                "district-west",
                "district-south",
                "district-north");
    }
}
