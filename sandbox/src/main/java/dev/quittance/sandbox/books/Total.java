package dev.quittance.sandbox.books;

/**
 * The money that has moved at a gateway in one currency, in minor units; what was reversed is left
 * out.
 *
 * @param chargeCount how many charges
 * @param balance what the gateway owes us: charges and transfers in, less all the others
 */
public record Total(
    String currency,
    long charges,
    long chargeCount,
    long refunds,
    long disputes,
    long fees,
    long transfersIn,
    long transfersOut,
    long balance) {}
