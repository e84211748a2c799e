package dev.quittance.ledger.replay.run;

/** What a replay is for. */
public enum ReplayMode {
  /** Compare the live ledger with the log; changes nothing. */
  VERIFY,
  /** Compute the ledger anew, compare, and switch to it. */
  REBUILD
}
