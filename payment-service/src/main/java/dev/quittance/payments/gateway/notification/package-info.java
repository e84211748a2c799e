/** What gateways tell unasked: read and checked here, kept and applied by processing. */
@NullMarked
package dev.quittance.payments.gateway.notification;

import org.jspecify.annotations.NullMarked;
