package dev.quittance.ledger.replay;

/** What a comparison with the log came to. */
public enum ReplayResult {
  IDENTICAL,
  DIFFERENT
}
