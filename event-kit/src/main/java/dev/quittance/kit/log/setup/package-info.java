/** Prepares a secured broker for the services: the topic, the users, and what they may do. */
@NullMarked
package dev.quittance.kit.log.setup;

import org.jspecify.annotations.NullMarked;
