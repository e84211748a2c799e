/** Takes the log's events and puts into the inbox what they mean. */
@NullMarked
package dev.quittance.notification.inbox.intake;

import org.jspecify.annotations.NullMarked;
