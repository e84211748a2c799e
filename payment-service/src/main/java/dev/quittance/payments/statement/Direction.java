package dev.quittance.payments.statement;

/** Which way money moved, seen from the account. */
public enum Direction {
  /** Money came in. */
  CREDIT,
  /** Money went out. */
  DEBIT;

  /** The amount as it changes the account's balance. */
  public long signed(long amountMinor) {
    return this == CREDIT ? amountMinor : -amountMinor;
  }
}
