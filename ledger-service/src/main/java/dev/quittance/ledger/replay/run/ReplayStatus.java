package dev.quittance.ledger.replay.run;

/** How a replay stands or ended. */
public enum ReplayStatus {
  RUNNING,
  /** Verified identical; or rebuilt and switched. */
  SUCCEEDED,
  /** The live ledger is not what the log says; nothing was switched. */
  DIFFERENT,
  FAILED,
  CANCELLED
}
