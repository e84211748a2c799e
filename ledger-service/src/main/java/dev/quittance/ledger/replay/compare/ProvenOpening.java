package dev.quittance.ledger.replay.compare;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.fold.Opening;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.GenerationTables;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Opens a partition at a proven head. An order's state there is folded from its own records of
 * before, which are read from the log again: the ledger's tables say where they are, and are
 * believed nothing else. A wrong place gives a state from which the stored one does not follow.
 */
final class ProvenOpening implements Opening {

  private final LogPartition partition;
  private final String service;
  private final PartitionHead head;
  private final GenerationTables tables;
  private final DatabaseSession session;
  private final Set<UUID> opened = new HashSet<>();

  /** Offsets of records that were parked where it begins, with their orders; null for alone. */
  private final TreeMap<Long, @Nullable UUID> parked = new TreeMap<>();

  /**
   * @param service the name by which decisions on parked events address this ledger
   * @param head the proven one
   * @param session of the snapshot; closed with this
   */
  ProvenOpening(
      LogPartition partition,
      String service,
      PartitionHead head,
      GenerationTables tables,
      DatabaseSession session)
      throws SQLException {
    this.partition = partition;
    this.service = service;
    this.head = head;
    this.tables = tables;
    this.session = session;
    readParked();
  }

  private void readParked() throws SQLException {
    try (PreparedStatement select =
        session
            .connection()
            .prepareStatement(
                """
                SELECT "offset", order_id, CASE WHEN length(record_key) < 100 THEN record_key END
                  FROM parked_event
                 WHERE generation = ? AND partition = ? AND "offset" < ?
                   AND (decision IS NULL OR decided_offset >= ?)
                """)) {
      select.setInt(1, tables.number());
      select.setInt(2, partition.number());
      select.setLong(3, head.nextOffset());
      select.setLong(4, head.nextOffset());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          boolean ofOrder = partition.isOfSubject(row.getBytes(3));
          parked.put(row.getLong(1), ofOrder ? row.getObject(2, UUID.class) : null);
        }
      }
    }
  }

  @Override
  public PartitionHead head() {
    return head;
  }

  @Override
  public ParkedBefore parkedBefore(LongFunction<LogRecord> log) {
    return new ParkedBefore() {
      @Override
      public LogRecord at(long offset) {
        return log.apply(offset);
      }

      @Override
      public long next(UUID order, long after) {
        return firstParked(order, after);
      }

      @Override
      public boolean isParkedAlone(long offset) {
        return parked.containsKey(offset) && parked.get(offset) == null;
      }
    };
  }

  private long firstParked(UUID order, long after) {
    for (Map.Entry<Long, @Nullable UUID> one : parked.tailMap(after, false).entrySet()) {
      if (order.equals(one.getValue())) {
        return one.getKey();
      }
    }
    return ParkedBefore.NONE;
  }

  @Override
  public void open(
      PartitionBook book, List<ConsumerRecord<byte[], byte[]>> records, LongFunction<LogRecord> log)
      throws SQLException {
    if (head.nextOffset() == 0) {
      return;
    }
    Set<UUID> orders = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> one : records) {
      UUID order = LogPartition.subjectOf(one.key());
      if (order != null && !partition.isWrongFor(one.key()) && opened.add(order)) {
        orders.add(order);
      }
    }
    if (orders.isEmpty()) {
      return;
    }
    for (Transaction one : asOfHead(offsetsOf(orders), log)) {
      if (orders.contains(one.orderId())) {
        book.open(one);
        // Its row names them, also if nothing moves them any more.
        one.extras()
            .otherCurrencies()
            .forEach(currency -> book.balances().of(one.buyer().in(currency)));
      }
    }
    for (UUID order : orders) {
      long first = parked.isEmpty() ? ParkedBefore.NONE : firstParked(order, -1);
      if (first != ParkedBefore.NONE) {
        book.open(order, first);
      }
    }
  }

  /** The orders' states at the head, from all their records of before. */
  private Iterable<Transaction> asOfHead(TreeSet<Long> offsets, LongFunction<LogRecord> log) {
    if (offsets.isEmpty()) {
      return List.of();
    }
    Map<Long, LogRecord> found = new HashMap<>();
    LongFunction<LogRecord> again = offset -> found.computeIfAbsent(offset, log::apply);
    PartitionBook before =
        new PartitionBook(
            partition,
            service,
            PartitionHead.start(partition.number()),
            new BookMemory(offsets.size()),
            again::apply,
            new EntryBatch(),
            CheckpointRule.NEVER);
    offsets.forEach(offset -> before.consume(again.apply(offset)));
    return before.transactions();
  }

  /** Where records of before are that had an effect on these orders, or were parked. */
  private TreeSet<Long> offsetsOf(Set<UUID> orders) throws SQLException {
    TreeSet<Long> offsets = new TreeSet<>();
    try (PreparedStatement select =
        session
            .connection()
            .prepareStatement(
                String.format(
                    Locale.ROOT,
                    """
                    WITH RECURSIVE back AS (
                      SELECT t.last_position AS position
                        FROM %1$s AS t
                       WHERE t.order_id = ANY (?)
                       UNION
                      SELECT j.previous
                        FROM back
                        JOIN %2$s AS j ON j.position = back.position
                       WHERE j.previous IS NOT NULL)
                    SELECT offset_of(position)
                      FROM back
                     WHERE position >= ? AND position < ?
                     UNION
                    SELECT unnest(ARRAY["offset", decided_offset])
                      FROM parked_event
                     WHERE generation = ? AND partition = ? AND order_id = ANY (?) AND "offset" < ?
                    """,
                    tables.transaction(),
                    tables.journalEntry()))) {
      Array ids = session.connection().createArrayOf("uuid", orders.toArray());
      select.setArray(1, ids);
      select.setLong(2, Position.of(partition.number(), 0).number());
      select.setLong(3, Position.of(partition.number(), head.nextOffset()).number());
      select.setInt(4, tables.number());
      select.setInt(5, partition.number());
      select.setArray(6, ids);
      select.setLong(7, head.nextOffset());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long offset = row.getLong(1);
          if (!row.wasNull() && offset < head.nextOffset()) {
            offsets.add(offset);
          }
        }
      }
    }
    return offsets;
  }

  @Override
  public void close() {
    session.close();
  }
}
