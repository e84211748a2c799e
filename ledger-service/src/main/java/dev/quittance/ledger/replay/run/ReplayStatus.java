package dev.quittance.ledger.replay.run;

/** The status of a replay. */
public enum ReplayStatus {
  RUNNING,
  /** Verified identical; or rebuilt and switched. */
  SUCCEEDED,
  /** The live ledger is not what the log says; nothing was switched. */
  DIFFERENT,
  FAILED,
  CANCELLED
}
