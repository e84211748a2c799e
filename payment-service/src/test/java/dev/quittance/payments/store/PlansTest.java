package dev.quittance.payments.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.audit.AuditOrigin;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.intake.BatchConsumer;
import dev.quittance.kit.intake.PartitionBatch;
import dev.quittance.kit.intake.PerEventConsumer;
import dev.quittance.payments.Orders;
import dev.quittance.payments.account.api.Accounts;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.processing.RefundPlan;
import dev.quittance.payments.store.NotificationStore.Notification;
import dev.quittance.payments.store.NotificationStore.Standing;
import dev.quittance.payments.store.PaymentStore.Changed;
import dev.quittance.testkit.log.LogWriter;
import dev.quittance.testkit.log.PolledRecords;
import dev.quittance.testkit.plan.ExplainedConnection;
import dev.quittance.testkit.plan.KeyLookupPlans;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement by which orders become payments, and answers and notifications of gateways their
 * states, reads a large table from end to end, however many rows statistics say there are. -1 is a
 * table without statistics. Each transaction is rolled back.
 */
@QuarkusTest
class PlansTest {

  /** Behind whatever other tests have in the log. */
  private static final long FIRST_OFFSET = 1L << 40;

  /** How many different values columns have: negative for a share of the rows. */
  private static final Map<String, Map<String, Double>> LARGE =
      Map.of(
          "payment", Map.of("id", -1.0, "order_id", -1.0),
          "operation",
              Map.of("id", -1.0, "payment_id", -0.9, "instrument_id", -0.3, "gateway", 3.0),
          "instrument", Map.of("id", -1.0, "account_id", -0.5),
          "payment_account", Map.of("id", -1.0),
          "seen_event", Map.of("identity", -1.0, "event_id", -1.0),
          "gateway_notification", Map.of("id", -1.0, "gateway", 3.0));

  @Inject Orders orders;
  @Inject PaymentStore store;
  @Inject PerEventConsumer consumer;
  @Inject AuditTrail trail;
  @Inject AgroalDataSource dataSource;

  private Accounts account;
  private String instrument;

  /** A table without a row is planned as such. */
  @BeforeEach
  void everyTableHasARow() {
    QuarkusTransaction.requiringNew()
        .run(() -> Sql.send(dataSource, NotificationStore.add(told(), new HashSet<>())));
    account = Accounts.opened();
    instrument = account.linked(Accounts.iban("DE89370400440532013000"));
    orders.authorized();
  }

  /** The statements of a transaction. */
  @FunctionalInterface
  private interface Steps {
    void on(Connection explained) throws SQLException;
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void intakeLooksItsKeysUp(long rows) throws SQLException {
    List<PartitionBatch> batches = batches();
    List<StatementPlan> plans =
        plans(
            rows,
            connection -> {
              RoundTrip reads = new RoundTrip();
              BatchConsumer.Round round = consumer.begin(reads, batches);
              reads.send(connection);
              round.consume(connection);
            });
    KeyLookupPlans.assertNoneReadsWhole(
        plans,
        LARGE.keySet(),
        "FROM payment WHERE order_id",
        "FROM instrument",
        "INTO operation",
        "seen_event");
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void answersOfGatewaysAreSettledByKeys(long rows) throws SQLException {
    List<PaymentOperation> settled =
        store.find(
            Stream.of(orders.authorized(), orders.authorized())
                .map(payment -> Orders.payment(payment).getString("attempts[0].id"))
                .toList());
    List<StatementPlan> plans =
        plans(
            rows,
            connection -> {
              RoundTrip writes = new RoundTrip();
              store.lockAndSave(
                  writes,
                  settled.stream().map(row -> new Changed<>(row.payment(), row.payment())).toList(),
                  settled.stream()
                      .map(row -> new Changed<>(row.operation(), row.operation()))
                      .toList());
              writes.send(connection);
            });
    KeyLookupPlans.assertNoneReadsWhole(
        plans,
        LARGE.keySet(),
        "enable_seqscan",
        "FOR UPDATE",
        "UPDATE payment",
        "UPDATE operation");
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void whatIsDueIsFoundByItsTime(long rows) throws SQLException {
    List<StatementPlan> plans =
        plans(
            rows,
            connection -> {
              List<PaymentOperation> _ =
                  PaymentSelects.lockDue(
                      connection, Map.of("sandbox", 50, "card", 50), Instant.EPOCH);
            });
    // What is sent together is explained before any of it is executed: its settings, too.
    KeyLookupPlans.assertNoneReadsWhole(plans, LARGE.keySet(), "enable_seqscan", "SKIP LOCKED");
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void whatGatewaysTellIsKeptAndFoundByKeys(long rows) throws SQLException {
    String attempt = Orders.payment(orders.authorized()).getString("attempts[0].id");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<Standing> told = told();
    List<StatementPlan> plans =
        plans(
            rows,
            connection -> {
              List<PaymentOperation> _ =
                  PaymentSelects.operations(connection, PaymentSelects.uuids(List.of(attempt)), "");
              NotificationStore.add(told, new HashSet<>()).send(connection);
              NotificationStore.update(told).send(connection);
              NotificationStore.claim(50, now, now, new ArrayList<>()).send(connection);
            });
    KeyLookupPlans.assertNoneReadsWhole(
        plans,
        LARGE.keySet(),
        "enable_seqscan",
        "FROM payment AS p JOIN operation",
        "INTO gateway_notification",
        "UPDATE gateway_notification",
        "SKIP LOCKED");
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void refundsOfAGroupLookTheirKeysUp(long rows) throws SQLException {
    List<RefundBatch.Command> commands = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      commands.add(new Refund(orders.authorized()));
    }
    List<StatementPlan> plans =
        plans(
            rows,
            connection -> {
              RefundBatch batch = new RefundBatch(PlansTest::due, Instant.EPOCH);
              batch.read(connection, commands);
              List<RefundBatch.Requested> requested =
                  commands.stream().map(command -> requested(batch, command)).toList();
              try (PreparedStatement write = connection.prepareStatement(batch.sql())) {
                batch.set(write, 1, requested);
                write.execute();
              }
            });
    KeyLookupPlans.assertNoneReadsWhole(
        plans,
        LARGE.keySet(),
        "enable_seqscan",
        "FROM payment AS p",
        "FROM operation",
        "UPDATE payment",
        "INTO operation");
  }

  private record Refund(String paymentId) implements RefundBatch.Command {

    @Override
    public GroupedDecision<RefundBatch.Requested> decide(RefundBatch batch) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<Operation> due(List<PaymentOperation> refunds) {
    return refunds.stream().map(PaymentOperation::operation).toList();
  }

  private RefundBatch.Requested requested(RefundBatch batch, RefundBatch.Command command) {
    RefundBasis basis = batch.basis(command.paymentId()).orElseThrow();
    var plan = (RefundPlan.Acceptable) RefundPlan.of(basis, Money.of(1, "CNY"));
    trail.record(
        batch.audit(),
        new AuditOrigin("sam", List.of("support"), null, null, "request", "POST", "/refunds"),
        new AuditRecord("refund.request", command.paymentId(), null, null, null));
    return batch.add(
        basis, plan.after(), plan.refund(Ids.next(Ids.REFUND), null, null, Instant.EPOCH));
  }

  private static List<Standing> told() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return List.of(
        Standing.triedNext(
            new Notification("sandbox", new Notice.Ignored(Ids.next(Ids.EVENT)), now, 1), now));
  }

  private List<StatementPlan> plans(long rows, Steps steps) throws SQLException {
    List<StatementPlan> plans = new ArrayList<>();
    QuarkusTransaction.begin();
    try (Connection real = dataSource.getConnection()) {
      PretendedSize.of(real, LARGE, rows);
      KeyLookups.plan(real); // as the transaction begins
      steps.on(ExplainedConnection.of(real, plans::add));
    } finally {
      QuarkusTransaction.rollback();
    }
    return plans;
  }

  /** New orders by instruments and by tokens, and retries of payments that are there. */
  private List<PartitionBatch> batches() {
    List<EventEnvelope> events = new ArrayList<>();
    IntStream.range(0, 2)
        .mapToObj(unused -> Orders.payment(orders.authorized()).getString("orderId"))
        .map(order -> new PaymentRetryRequested(order, "pm_card_visa", "buyer-1"))
        .map(LogWriter::envelope)
        .forEach(events::add);
    Stream.of(instrument, instrument, "pm_card_visa")
        .map(method ->
            new OrderPlaced(
                Ids.next(Ids.ORDER), account.buyer, "supplier-1", Money.of(1_099, "CNY"), method))
        .map(LogWriter::envelope)
        .forEach(events::add);
    return PolledRecords.of(events, FIRST_OFFSET).entrySet().stream()
        .map(of -> new PartitionBatch(of.getKey(), FIRST_OFFSET, of.getValue()))
        .toList();
  }
}
