package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * What became of the money so far.
 *
 * @param revision counts the changes, from 1
 * @param allocated to payments
 * @param returning what the bank is asked to send back
 * @param returned what went back to its sender
 * @param note why money is left; null if none is
 */
public record ReceiptState(
    int revision, Money allocated, Money returning, Money returned, @Nullable ReceiptNote note) {}
