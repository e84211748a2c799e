package dev.quittance.ledger.replay.run;

import java.util.UUID;

/**
 * Published when a phase begins, to synchronous observers in the replay's own thread: the standing
 * check stops its fold.
 */
public record PhaseBegun(UUID replay, Phase phase) {}
