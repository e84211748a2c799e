/**
 * Attempts are made: claimed, put to their gateway, settled. An attempt is settled once, however
 * often its gateway is asked.
 */
@NullMarked
package dev.quittance.payments.attempt;

import org.jspecify.annotations.NullMarked;
