/** Liveness of the worker and readiness by gateways' answers, each with its reason. */
@NullMarked
package dev.quittance.payments.health;

import org.jspecify.annotations.NullMarked;
