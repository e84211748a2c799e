package dev.quittance.systemtests.ledger;

/** Moments of a rebuild that a process can die in. */
enum CrashPoint {
  LOAD,
  INDEX,
  READ_BACK,
  /** All is compared, and the new tables are about to be attached. */
  COMPARE,
  CATCH_UP,
  /** Everything is done but the last statements before the commit. */
  SWITCH,
  /** The switch is committed, and the replay's record does not say so yet. */
  SWITCHED
}
