/**
 * What is done with money on our accounts: statements are imported, receipts are allocated to
 * payments by people, and the bank is asked to send money back.
 */
@NullMarked
package dev.quittance.payments.receipt.booking;

import org.jspecify.annotations.NullMarked;
