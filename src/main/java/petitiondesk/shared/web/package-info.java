/** How refusals and faults are told over HTTP: problem documents for programs, a plain page for people. */
package petitiondesk.shared.web;
