/**
 * Payments over HTTP: reading them and their disputes, approving them, requesting refunds, and what
 * gateways notify.
 */
@NullMarked
package dev.quittance.payments.api;

import org.jspecify.annotations.NullMarked;
