package dev.quittance.ledger.replay.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.EventType;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.JournalEntryRow;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.PostingRow;
import dev.quittance.ledger.store.Sql;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerTest;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LedgerTest
class CopyLaneTest {

  private static final Currency CNY = Money.currencyOf("CNY");
  private static final Account BUYER = Account.buyer("b", CNY);
  private static final Account GATEWAY = Account.gateway("g", CNY);

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final Ledger ledger;
  private final CopyRows rows = new CopyRows();
  private GenerationTables tables = new GenerationTables(0);

  CopyLaneTest(AgroalDataSource dataSource, Generations generations, Ledger ledger) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.ledger = ledger;
  }

  @BeforeEach
  void create() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      tables = generations.begin(connection);
    }
  }

  @AfterEach
  void drop() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      generations.drop(connection, tables);
    }
  }

  @Test
  void piecesOfOneTableAfterAnotherAreAllStored() throws SQLException {
    try (CopyLane lane = lane()) {
      for (int offset = 0; offset < 3_000; offset++) {
        sendEntry(lane, offset);
      }
      sendPosting(lane, account -> account.equals(BUYER) ? 1 : 2);
      sendEntry(lane, 3_000);
      lane.commit();
    }
    assertThat(count(LedgerTable.JOURNAL_ENTRY)).isEqualTo("3001");
    assertThat(count(LedgerTable.POSTING)).isEqualTo("1");
  }

  @Test
  void betweenTwoPiecesTheConnectionIsFreeForSomethingElse() throws SQLException {
    try (CopyLane lane = lane()) {
      sendEntry(lane, 0);
      Sql.execute(lane.between(), "DELETE FROM " + tables.journalEntry());
      sendEntry(lane, 1);
      sendEntry(lane, 2);
      lane.commit();
    }
    assertThat(count(LedgerTable.JOURNAL_ENTRY)).isEqualTo("2");
  }

  @Test
  void whatIsNotCommittedIsGivenUp() throws SQLException {
    try (CopyLane lane = lane()) {
      sendEntry(lane, 0);
    }
    try (CopyLane lane = lane()) {
      sendEntry(lane, 1);
      lane.between();
    }
    assertThat(count(LedgerTable.JOURNAL_ENTRY)).isEqualTo("0");
  }

  @Test
  void aRowThatTheDatabaseRefusesIsAnError() throws SQLException {
    try (CopyLane lane = lane()) {
      sendPosting(lane, account -> 1); // from an account to itself
      assertThatThrownBy(lane::commit)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("posting_moves_one_currency");
    }
    assertThat(count(LedgerTable.POSTING)).isEqualTo("0");
  }

  private CopyLane lane() throws SQLException {
    return new CopyLane(DatabaseSession.begin(dataSource), tables);
  }

  private void sendEntry(CopyLane lane, long offset) throws SQLException {
    JournalEntryRow.write(rows, entry(offset), new byte[32]);
    lane.send(LedgerTable.JOURNAL_ENTRY, rows);
    assertThat(rows.size()).isZero();
  }

  private void sendPosting(CopyLane lane, ToLongFunction<Account> numbers) throws SQLException {
    JournalEntry moved = entry(0, new Posting(GATEWAY, BUYER, 1), new Posting(BUYER, GATEWAY, 1));
    PostingRow.write(rows, moved, 0, numbers);
    lane.send(LedgerTable.POSTING, rows);
  }

  private static JournalEntry entry(long offset, Posting... postings) {
    return new JournalEntry(
        Position.of(0, offset),
        null,
        EventType.PAYMENT_AUTHORIZED,
        new UUID(0, offset),
        new UUID(0, offset),
        0,
        TransactionStatus.AUTHORIZED,
        List.of(postings));
  }

  private String count(LedgerTable table) throws SQLException {
    return ledger.query("SELECT count(*) FROM " + tables.of(table));
  }
}
