package dev.quittance.ledger.replay.run;

/** What a comparison with the log came to. */
public enum ReplayResult {
  IDENTICAL,
  DIFFERENT
}
