package dev.quittance.ledger.core.checkpoint;

/**
 * What a partition's entries sum up to at its head.
 *
 * @param totals of all its entries
 * @param since of the entries since the last checkpoint
 */
public record Running(Totals totals, Span since) {

  /** Before the first entry. */
  public static final Running START = new Running(Totals.NONE, Span.NONE);
}
