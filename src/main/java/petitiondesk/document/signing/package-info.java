/**
 * Electronic signatures. Decides whose key signs and when it may, makes certificates, signs PDF documents and tells what a
 * signature is worth later. Hides private keys and pins: nobody outside sees either. What is signed, and by whom it may be
 * signed, is decided by the room whose paper it is.
 */
@org.springframework.modulith.NamedInterface("signing")
package petitiondesk.document.signing;
