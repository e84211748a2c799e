/** Who ordered what, and every buyer's inbox. Says nothing about what a notification means. */
@NullMarked
package dev.quittance.notification.inbox.store;

import org.jspecify.annotations.NullMarked;
