/** Refunds: asked for, claimed, put to their gateway, settled once. */
@NullMarked
package dev.quittance.payments.refund;

import org.jspecify.annotations.NullMarked;
