package dev.quittance.payments.statement;

/** How final an entry is. */
public enum EntryStatus {
  /** It changed the booked balance. */
  BOOKED,
  /** It may still change or vanish: it counts for nothing. */
  PENDING,
  /** It informs, and moves nothing. */
  INFORMATION
}
