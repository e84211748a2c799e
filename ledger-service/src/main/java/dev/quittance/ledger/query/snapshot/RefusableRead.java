package dev.quittance.ledger.query.snapshot;

import java.sql.SQLException;

/** What is read of a snapshot, unless that is refused. */
@FunctionalInterface
public interface RefusableRead<T> {

  ReadResult<T> from(Snapshot snapshot) throws SQLException;
}
