/**
 * What a buyer gets for a paid order, and its words in two languages. Pure: an order's history
 * becomes a receipt, and a receipt becomes a page of texts; the same history always becomes the
 * same receipt.
 */
@NullMarked
package dev.quittance.orders.receipt;

import org.jspecify.annotations.NullMarked;
