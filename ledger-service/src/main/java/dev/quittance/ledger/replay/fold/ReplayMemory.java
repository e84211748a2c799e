package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.journal.MemoryBudget;
import jakarta.enterprise.context.ApplicationScoped;

/** How much memory a replay may use, so that enough is left for the live ledger. */
@ApplicationScoped
public class ReplayMemory {

  private final LedgerConfig config;

  ReplayMemory(LedgerConfig config) {
    this.config = config;
  }

  /** The budget of one fold. */
  MemoryBudget newBudget() {
    return new MemoryBudget(
        Runtime.getRuntime().maxMemory() / 100 * config.replay().memoryPercent());
  }
}
