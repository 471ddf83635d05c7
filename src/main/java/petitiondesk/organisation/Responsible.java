package petitiondesk.organisation;

/**
 * Who can be made responsible for a petition: a unit, a district or a village.
 *
 * @param code the code by which forms and files name it
 * @param group the group whose members handle
 * @param headsGroup the group whose members sign opinions: the unit's heads; for a district or village, those of the unit
 *     it belongs to, because neither issues opinions in its own name
 */
public record Responsible(String code, String name, Kind kind, String group, String headsGroup) {

    /** Code of the unit whose heads sign. */
    public String signingUnit() {
        return headsGroup.substring("unit-".length(), headsGroup.length() - "-heads".length());
    }

    /** What the code stands for. */
    public enum Kind {
        UNIT,
        DISTRICT,
        VILLAGE
    }
}
