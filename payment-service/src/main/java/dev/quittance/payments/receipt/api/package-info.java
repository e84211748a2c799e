/** Statements and receipts over HTTP. */
@NullMarked
package dev.quittance.payments.receipt.api;

import org.jspecify.annotations.NullMarked;
