package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.store.GenerationTables;
import java.sql.Connection;

/**
 * One consistent state of the live generation, and how much of it counts.
 *
 * @param connection in a transaction that sees this state only, and can write nothing
 */
public record Snapshot(Connection connection, GenerationTables tables, Coverage coverage) {

  /** The generation that is read. */
  public int generation() {
    return tables.number();
  }
}
