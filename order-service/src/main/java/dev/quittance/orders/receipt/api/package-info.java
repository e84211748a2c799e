/** Receipts over HTTP: as JSON, HTML and PDF. */
@NullMarked
package dev.quittance.orders.receipt.api;

import org.jspecify.annotations.NullMarked;
