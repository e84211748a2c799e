package dev.quittance.ledger.replay.run;

/** What a replay is doing. */
public enum Phase {
  WAITING,
  /** Reading the log and computing the ledger; events are counted. */
  FOLD,
  /** The same, and copying it into a new generation. */
  LOAD,
  INDEX,
  /** Reading back the live generation; rows are counted. */
  READ_BACK,
  /** Naming what differs. */
  COMPARE,
  /** Applying what the live ledger has applied meanwhile; events are counted. */
  CATCH_UP,
  /** Comparing at equal offsets and making the new generation the live one. */
  SWITCH,
  DONE
}
