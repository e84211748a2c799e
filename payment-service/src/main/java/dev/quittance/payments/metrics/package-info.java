/** What becomes of payments and refunds, counted. */
@NullMarked
package dev.quittance.payments.metrics;

import org.jspecify.annotations.NullMarked;
