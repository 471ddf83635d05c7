package petitiondesk.model;

/** One objection to a diagram: the rule that it breaks and the id of the element that breaks it. */
record Finding(String rule, String element, String message) {

    @Override
    public String toString() {
        return "%s: %s (%s)".formatted(element, message, rule);
    }
}
