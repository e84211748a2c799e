package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.run.Replay;

/** What a request to cancel a replay came to. */
public sealed interface CancelResult {

  record Requested(Replay replay) implements CancelResult {}

  record Over(Replay replay) implements CancelResult {}

  record Unknown() implements CancelResult {}
}
