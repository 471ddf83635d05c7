/**
 * Documents that were issued and never change: kept with their hash, found by the code that is printed on them, checked for
 * anybody who holds one. Decides what is once issued for each occasion and what is said of a paper that somebody brings; who
 * may open a document is decided by the room whose paper it is.
 */
@org.springframework.modulith.NamedInterface("issued")
package petitiondesk.document.issued;
