package dev.quittance.ledger.replay;

import dev.quittance.ledger.journal.PartitionBook;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.ParkedStore;
import dev.quittance.ledger.store.PartitionHead;
import dev.quittance.ledger.store.TableCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Rows on their way into a new generation: each is counted in the digest and copied. One connection
 * and one transaction a partition.
 */
final class PartitionLoad implements RowOutput {

  private final Map<LedgerTable, TableCopy> copies = new EnumMap<>(LedgerTable.class);
  private final Connection connection;
  private final GenerationTables tables;
  private final FoldedLedger folded;

  PartitionLoad(Connection connection, GenerationTables tables, FoldedLedger folded) {
    this.connection = connection;
    this.tables = tables;
    this.folded = folded;
    for (LedgerTable table : LedgerTable.values()) {
      copies.put(table, new TableCopy(table, tables));
    }
  }

  @Override
  public CopyRows rows(LedgerTable table) {
    return copies.get(table).rows();
  }

  @Override
  public void added(LedgerTable table) {
    CopyRows rows = rows(table);
    folded.digest().add(table, rows.buffer(), rows.rowStart(), rows.size());
  }

  @Override
  public void pause() throws SQLException {
    for (TableCopy copy : copies.values()) {
      copy.sendIfMany(connection);
    }
  }

  @Override
  public void parkings(int partition, Collection<EntryBatch.Parking> parkings) throws SQLException {
    folded.parkings(partition, parkings);
    ParkedStore.save(connection, tables, partition, parkings);
  }

  @Override
  public void finished(PartitionBook book, long nextOffset) throws SQLException {
    for (TableCopy copy : copies.values()) {
      copy.send(connection);
    }
    folded.finished(book, nextOffset);
    new PartitionHead(book.partition(), nextOffset, book.entries(), book.head())
        .save(connection, tables);
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
