/**
 * Documents as PDF: from a template under {@code documents/} to tagged pages with embedded fonts for the archive. Decides how
 * paper looks and what happens to a character that no font has; hides the renderer and the fonts. Any room may print; what a
 * document says, and who may have it, is decided by the room whose paper it is.
 */
@org.springframework.modulith.NamedInterface("rendering")
package petitiondesk.document.rendering;
