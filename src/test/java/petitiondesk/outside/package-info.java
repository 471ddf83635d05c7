/** The desk from outside: a process of its own that runs, is asked whether it is ready, and is ended. */
package petitiondesk.outside;
