/** A receipt's page as PDF. Knows the library and the fonts, and nothing of orders. */
@NullMarked
package dev.quittance.orders.receipt.pdf;

import org.jspecify.annotations.NullMarked;
