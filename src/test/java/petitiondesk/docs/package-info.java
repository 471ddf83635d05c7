/** What the written part of the project says, held against the code. */
package petitiondesk.docs;
