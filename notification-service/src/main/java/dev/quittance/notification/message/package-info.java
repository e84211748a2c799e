/**
 * What an event means to the buyer, in words. Pure: imports java.*, the event contract and itself;
 * no clock, database, configuration or framework.
 */
@NullMarked
package dev.quittance.notification.message;

import org.jspecify.annotations.NullMarked;
