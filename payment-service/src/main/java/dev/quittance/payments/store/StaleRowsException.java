package dev.quittance.payments.store;

/** Rows were changed by somebody else since they were read: the transaction must be rolled back. */
public final class StaleRowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleRowsException(String table, int expected, int updated) {
    super(updated + " of " + expected + " rows of " + table + " are as they were read");
  }
}
