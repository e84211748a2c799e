package dev.quittance.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.intake.BatchFold;
import dev.quittance.ledger.intake.PartitionRecords;
import dev.quittance.ledger.query.account.AccountFilter;
import dev.quittance.ledger.query.account.AccountReads;
import dev.quittance.ledger.query.snapshot.Coverage;
import dev.quittance.ledger.query.snapshot.OffsetVector;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.transaction.TransactionFilter;
import dev.quittance.ledger.query.transaction.TransactionReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import dev.quittance.testkit.plan.ExplainedConnection;
import dev.quittance.testkit.plan.KeyLookupPlans;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of intake, and none that reads an order or an account, reads a large table from end
 * to end, however many rows statistics say there are. -1 is a table without statistics.
 */
@LedgerTest
class HotPlansTest {

  /** The only one, so that every order belongs here. */
  private static final LogPartition HERE = new LogPartition(0, 1);

  private static final Currency CNY = Currency.getInstance("CNY");

  @Inject BatchFold books;
  @Inject Generations generations;
  @Inject TransactionReads transactions;
  @Inject AgroalDataSource dataSource;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void noStatementOfTheHotPathsReadsALargeTableFromEndToEnd(long rows) throws SQLException {
    GenerationTables tables = SpareGeneration.make(generations, dataSource);
    List<EventEnvelope> events = new Story(1).orders(300);
    int half = events.size() / 2;
    apply(tables, records(events, 0, half));
    List<StatementPlan> plans = new ArrayList<>();
    try (Connection real = dataSource.getConnection()) {
      real.setAutoCommit(false);
      pretend(real, tables, rows);
      Connection explained = ExplainedConnection.of(real, plans::add);
      if (rows > 0) { // without statistics a table is small, and reads are planned anew
        read(explained, tables, events.getFirst());
      }
      KeyLookups.plan(explained); // as a transaction of intake begins
      books.apply(explained, tables, List.of(records(events, half, events.size())));
      var unused = AccountDictionary.readOrAdd(explained, fresh());
      real.rollback();
      real.setAutoCommit(true);
      generations.drop(real, tables);
    }
    assertThat(plans.stream().map(StatementPlan::sql)).hasSizeGreaterThan(10);
    KeyLookupPlans.assertNoneReadsWhole(plans, large(tables), "MERGE INTO", "UPDATE transaction_g");
  }

  private void apply(GenerationTables tables, PartitionRecords records) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      var unused = books.apply(connection, tables, List.of(records));
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** What GET /transactions, /transactions/{id}, /accounts and /accounts/{id} read. */
  private void read(Connection connection, GenerationTables tables, EventEnvelope first)
      throws SQLException {
    Snapshot snapshot =
        new Snapshot(
            connection,
            tables,
            new Coverage(new OffsetVector(new TreeMap<>(Map.of(0, 1_000L))), null, true));
    UUID order = Ids.uuidOfSubject(first.event().subject());
    var history = transactions.history(order).from(snapshot);
    assertThat(history.transaction()).isPresent();
    for (TransactionFilter filter :
        List.of(of(null, null), of("buyer-1", null), of(null, "supplier-1"))) {
      var unused = transactions.list(filter, 20).from(snapshot);
    }
    var account = AccountReads.one("buyer:buyer-1").from(snapshot);
    assertThat(account).isNotEmpty();
    var list = AccountReads.list(new AccountFilter("buyer:", null, null), 20).from(snapshot);
    assertThat(list).isNotEmpty();
  }

  private static TransactionFilter of(@Nullable String buyer, @Nullable String supplier) {
    return new TransactionFilter(false, null, buyer, supplier, null, null, null, null, null, null);
  }

  private static List<Account> fresh() {
    return IntStream.range(0, 2_000).mapToObj(i -> Account.buyer("nobody-" + i, CNY)).toList();
  }

  private static Set<String> large(GenerationTables tables) {
    return Set.of(
        tables.journalEntry(), tables.posting(), tables.balance(), tables.transaction(), "account");
  }

  private static void pretend(Connection connection, GenerationTables tables, long rows)
      throws SQLException {
    PretendedSize.of(
        connection, tables.journalEntry(), rows, Map.of("position", -1.0, "order_id", -0.4));
    PretendedSize.of(
        connection,
        tables.posting(),
        rows,
        Map.of("debit_account", -0.02, "credit_account", -0.02, "position", -1.0));
    PretendedSize.of(
        connection, tables.balance(), rows, Map.of("account", -0.1, "partition", 12.0));
    PretendedSize.of(
        connection,
        tables.transaction(),
        rows,
        Map.of("order_id", -1.0, "buyer", -0.05, "supplier", -0.005, "placed_at", -1.0));
    PretendedSize.of(
        connection, "account", rows, Map.of("id", -1.0, "path", -0.8, "currency", 5.0));
  }

  private static PartitionRecords records(List<EventEnvelope> events, int from, int to) {
    List<LogRecord> log = new ArrayList<>();
    for (int offset = from; offset < to; offset++) {
      log.add(new EventRecord(offset, events.get(offset)));
    }
    return new PartitionRecords(HERE, from, log);
  }
}
