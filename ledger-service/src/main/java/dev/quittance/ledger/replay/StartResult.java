package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.run.Replay;

/** The result of a request to start a replay. */
public sealed interface StartResult {

  record Started(Replay replay) implements StartResult {}

  /** One replay runs at a time. */
  record OtherRunning(Replay other) implements StartResult {}

  /** There is no proof to begin at. */
  record NothingProven(String why) implements StartResult {}

  /** Old generations are being dropped: it takes a moment. */
  record Clearing() implements StartResult {}
}
