/** The documents of the event log over HTTP: the files of docs/events. */
@NullMarked
package dev.quittance.notification.eventdocs;

import org.jspecify.annotations.NullMarked;
