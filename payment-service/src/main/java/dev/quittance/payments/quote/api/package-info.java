/** Quotes and exchange rates over HTTP. */
@NullMarked
package dev.quittance.payments.quote.api;

import org.jspecify.annotations.NullMarked;
