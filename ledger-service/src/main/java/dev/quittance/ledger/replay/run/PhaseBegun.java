package dev.quittance.ledger.replay.run;

import java.util.UUID;

/** Said to whoever observes it, at the beginning of each phase and in the replay's own thread. */
public record PhaseBegun(UUID replay, Phase phase) {}
