/** What is done with the service's secret key: fingerprints of numbers, and their encryption. */
@NullMarked
package dev.quittance.payments.account.secret;

import org.jspecify.annotations.NullMarked;
