package dev.quittance.ledger.query.snapshot;

import java.sql.SQLException;

/** What is read of a snapshot. */
@FunctionalInterface
public interface SnapshotRead<T> {

  T from(Snapshot snapshot) throws SQLException;
}
