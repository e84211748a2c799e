/** What follows when a buyer removes an instrument. */
@NullMarked
package dev.quittance.payments.account.removal;

import org.jspecify.annotations.NullMarked;
