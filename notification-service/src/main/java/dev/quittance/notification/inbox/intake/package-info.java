/** Consumes the log's events and adds what they mean to the inbox. */
@NullMarked
package dev.quittance.notification.inbox.intake;

import org.jspecify.annotations.NullMarked;
