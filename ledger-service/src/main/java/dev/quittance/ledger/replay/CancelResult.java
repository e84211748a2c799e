package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.run.Replay;

/** The result of a request to cancel a replay. */
public sealed interface CancelResult {

  record Requested(Replay replay) implements CancelResult {}

  record Over(Replay replay) implements CancelResult {}

  record Unknown() implements CancelResult {}
}
