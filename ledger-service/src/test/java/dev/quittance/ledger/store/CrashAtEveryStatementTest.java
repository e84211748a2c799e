package dev.quittance.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.intake.BatchFold;
import dev.quittance.ledger.intake.PartitionRecords;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch is stored whole or not at all, wherever it breaks, and comes out the same in the end. */
@LedgerTest
class CrashAtEveryStatementTest {

  /** The only one, so that every order belongs here. */
  private static final LogPartition HERE = new LogPartition(0, 1);

  @Inject BatchFold books;
  @Inject Generations generations;
  @Inject AgroalDataSource dataSource;
  @Inject Ledger ledger;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aBatchThatBreaksAtAnyStatementLeavesNothingAndIsTakenWholeWhenItComesAgain(long seed)
      throws SQLException {
    GenerationTables tables = SpareGeneration.make(generations, dataSource);
    List<LogRecord> log = log(seed);
    Random random = new Random(seed);
    int from = 0;
    int crashes = 0;
    while (from < log.size()) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(60));
      List<LogRecord> batch = log.subList(Math.max(0, from - random.nextInt(5)), to);
      crashes += takeWithCrashes(tables, batch);
      from = to;
    }
    assertThat(crashes).as("statements tried").isGreaterThan(20);
    assertSameAsFoldedInMemory(tables, log);
    try (Connection connection = dataSource.getConnection()) {
      generations.drop(connection, tables);
    }
  }

  /** Breaks it at its first statement, its second, and so on, until it is through. */
  private int takeWithCrashes(GenerationTables tables, List<LogRecord> batch) throws SQLException {
    for (int statements = 0; ; statements++) {
      String before = fingerprint(tables);
      try (Connection real = dataSource.getConnection()) {
        real.setAutoCommit(false);
        try {
          books.apply(
              FailingConnection.after(statements, real),
              tables,
              List.of(new PartitionRecords(HERE, 0, batch)));
          real.commit();
          return statements;
        } catch (SQLException e) {
          assertThat(e.getMessage()).isEqualTo("the connection broke");
          real.rollback();
        } finally {
          real.setAutoCommit(true);
        }
      }
      assertThat(fingerprint(tables)).isEqualTo(before);
    }
  }

  private void assertSameAsFoldedInMemory(GenerationTables tables, List<LogRecord> log)
      throws SQLException {
    PartitionBook book =
        new PartitionBook(
            HERE,
            "ledger-service",
            new byte[32],
            0,
            new BookMemory(log.size()),
            offset -> log.get(Math.toIntExact(offset)),
            new EntryBatch());
    log.forEach(book::consume);
    try (Connection connection = dataSource.getConnection()) {
      PartitionHead head =
          Objects.requireNonNull(PartitionHeads.all(connection, tables).get(HERE.number()));
      assertThat(head.chainHash()).isEqualTo(book.head());
      assertThat(head.entries()).isEqualTo(book.entries());
      assertThat(head.nextOffset()).isEqualTo(log.size());
    }
    assertThat(ledger.query("SELECT count(*) FROM " + tables.journalEntry()))
        .isEqualTo(String.valueOf(book.entries()));
    assertThat(ledger.query("SELECT count(*) FROM " + tables.transaction()))
        .isEqualTo(String.valueOf(book.transactions().size()));
    assertThat(
            ledger.query(
                "SELECT sum(posted_debits) - sum(posted_credits) FROM " + tables.balance()))
        .isEqualTo("0");
    long debits = book.balances().all().stream().mapToLong(b -> b.postedDebits()).sum();
    assertThat(ledger.query("SELECT sum(posted_debits) FROM " + tables.balance()))
        .isEqualTo(String.valueOf(debits));
  }

  private String fingerprint(GenerationTables tables) throws SQLException {
    return ledger.query(
        String.format(
            Locale.ROOT,
            """
            SELECT concat_ws(' ',
              (SELECT count(*) FROM %s), (SELECT count(*) FROM %s),
              (SELECT coalesce(sum(refunded + status), 0) FROM %s),
              (SELECT coalesce(sum(posted_debits + pending_debits), 0) FROM %s),
              (SELECT encode(chain_hash, 'hex') FROM partition_head WHERE generation = %d),
              (SELECT count(*) FROM parked_event WHERE generation = %d AND decision IS NULL))
            """,
            tables.journalEntry(),
            tables.posting(),
            tables.transaction(),
            tables.balance(),
            tables.number(),
            tables.number()));
  }

  /** Orders with duplicates, garbage and impossible events among them. */
  private static List<LogRecord> log(long seed) {
    Random random = new Random(seed);
    List<EventEnvelope> events = new ArrayList<>(new Story(seed).orders(80));
    for (int i = 0; i < 12; i++) {
      events.add(random.nextInt(events.size()), events.get(random.nextInt(events.size())));
    }
    List<LogRecord> log = new ArrayList<>();
    for (EventEnvelope event : events) {
      log.add(new EventRecord(log.size(), event));
    }
    return log;
  }
}
