package petitiondesk.document.rendering;

/**
 * Where something stands, in points from the top left corner of the page.
 *
 * @param page the first is 1
 */
public record Place(int page, float x, float y, float width, float height) {}
