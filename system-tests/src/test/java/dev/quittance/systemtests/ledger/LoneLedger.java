package dev.quittance.systemtests.ledger;

import dev.quittance.systemtests.cluster.Ledgers;
import java.util.Map;

/** One ledger with its own broker and database, and what was ever written to its log. */
record LoneLedger(Ledgers ledgers, LedgerProbe ledger, OrderWriter log) implements AutoCloseable {

  static LoneLedger start() {
    Ledgers ledgers = Ledgers.start(1, Map.of());
    return new LoneLedger(
        ledgers, new LedgerProbe(ledgers, 0), new OrderWriter(ledgers.bootstrapServers()));
  }

  @Override
  public void close() {
    log.close();
    ledgers.close();
  }
}
