/** The inbox over HTTP; reads the store and changes nothing. */
@NullMarked
package dev.quittance.notification.inbox.api;

import org.jspecify.annotations.NullMarked;
