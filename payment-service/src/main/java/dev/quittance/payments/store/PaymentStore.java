package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.Table.Update;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes payments and operations, and reads them to be changed, within the caller's transaction.
 */
@ApplicationScoped
public class PaymentStore {

  private final AgroalDataSource dataSource;
  private final Clock clock;

  PaymentStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * A row that was changed.
   *
   * @param before as it was read
   * @param after as it is to be stored
   */
  public record Changed<T>(T before, T after) {}

  /**
   * Asks which of the orders have a payment.
   *
   * @param found is told each of them once the round trip is over
   */
  public void withPayment(RoundTrip reads, Collection<String> orderIds, Consumer<String> found) {
    if (orderIds.isEmpty()) {
      return;
    }
    Object[] asked = orderIds.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toArray();
    reads.read(
        "SELECT order_id FROM payment WHERE order_id = ANY (?)",
        (connection, select, first) -> {
          select.setArray(first, connection.createArrayOf("uuid", asked));
          return first + 1;
        },
        row -> {
          while (row.next()) {
            found.accept(Ids.of(Ids.ORDER, row.getObject(1, UUID.class)));
          }
        });
  }

  /** Stores new payments and new operations, of them or of others. */
  public void add(List<Payment> payments, List<Operation> operations) {
    RoundTrip writes = new RoundTrip();
    add(writes, payments, operations);
    send(writes);
  }

  /** The same, together with other statements. */
  public void add(RoundTrip writes, List<Payment> payments, List<Operation> operations) {
    PaymentTable.TABLE.insert(writes, stored(payments));
    OperationTable.TABLE.insert(writes, operations);
  }

  /** Sends statements within the current transaction. */
  public void send(RoundTrip trip) {
    Sql.send(dataSource, trip);
  }

  /**
   * Stores changes of rows that the caller has locked, or of one payment and its operation.
   *
   * @throws StaleRowsException if somebody else has changed one of them since it was read; the
   *     transaction must not be committed
   */
  public void save(List<Changed<Payment>> payments, List<Changed<Operation>> operations) {
    RoundTrip writes = new RoundTrip();
    save(writes, payments, operations);
    send(writes);
  }

  /**
   * Locks the operations and their payments as {@link #lockAll} does, so that no two transactions
   * wait for each other, and stores changes, each that of an operation or of its payment.
   *
   * @throws StaleRowsException as {@link #save} does
   */
  public void lockAndSave(
      RoundTrip writes, List<Changed<Payment>> payments, List<Changed<Operation>> operations) {
    KeyLookups.plan(writes);
    if (operations.size() > 1) { // one payment is locked before its operation anyway
      PaymentSelects.lock(
          writes, operations.stream().map(changed -> OperationTable.id(changed.after())).toList());
    }
    update(writes, payments, operations);
  }

  /** As {@link #save}, together with other statements; it is they that throw. */
  public void save(
      RoundTrip writes, List<Changed<Payment>> payments, List<Changed<Operation>> operations) {
    KeyLookups.plan(writes);
    update(writes, payments, operations);
  }

  private void update(
      RoundTrip writes, List<Changed<Payment>> payments, List<Changed<Operation>> operations) {
    Instant now = clock.instant();
    PaymentTable.TABLE.update(
        writes,
        payments.stream()
            .map(changed ->
                new Update<>(
                    changed.before().state().revision(),
                    new StoredPayment(changed.after(), now, now)))
            .toList());
    OperationTable.TABLE.update(
        writes,
        operations.stream()
            .map(changed -> new Update<>(changed.before().state().revision(), changed.after()))
            .toList());
  }

  /** The payment, which nobody else changes before this transaction ends. */
  public Optional<Payment> lock(String paymentId) {
    if (!Ids.isId(Ids.PAYMENT, paymentId)) {
      return Optional.empty();
    }
    return lock(PaymentSelects.ID, List.of(Ids.uuid(Ids.PAYMENT, paymentId))).stream().findFirst();
  }

  /** The order's payment, which nobody else changes before this transaction ends. */
  public Optional<Payment> lockOfOrder(String orderId) {
    return lock(PaymentSelects.ORDER, List.of(Ids.uuid(Ids.ORDER, orderId))).stream().findFirst();
  }

  /**
   * Locks the payments of orders that have one, in the order of their ids as everybody does. Who is
   * about to lock them one by one does this first.
   */
  public void lockOfOrders(RoundTrip reads, Collection<String> orderIds) {
    PaymentSelects.lockOfOrders(
        reads, orderIds.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toList());
  }

  /** Operations and their payments, which nobody else changes before this transaction ends. */
  public List<PaymentOperation> lockAll(Collection<Operation> operations) {
    return lockOf(operations.stream().map(OperationTable::id).toList());
  }

  /** Attempts of these ids and their payments, locked as {@link #lockAll} does. */
  public List<PaymentOperation> lockAttempts(Collection<String> attemptIds) {
    return lockOf(attemptIds.stream().map(id -> Ids.uuid(Ids.ATTEMPT, id)).toList());
  }

  /** The attempt of a locked payment that has not ended; it is locked, too. */
  public Optional<Operation> lockOpenAttempt(Payment payment) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT "
                      + OperationTable.select()
                      + """
                       FROM operation AS o
                      WHERE payment_id = ? AND kind = 'AUTHORIZATION'
                        AND status NOT IN ('SUCCEEDED', 'FAILED', 'SURPLUS')
                        FOR UPDATE
                      """)) {
            select.setObject(1, Ids.uuid(Ids.PAYMENT, payment.id()));
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(OperationTable.read(row, payment.terms().amount().currency()))
                  : Optional.empty();
            }
          }
        });
  }

  /**
   * Those of the operations that there are, and their payments, locked as {@link #lockAll} does.
   *
   * @param operationIds any texts
   */
  public List<PaymentOperation> lockOperations(Collection<String> operationIds) {
    return lockOf(PaymentSelects.uuids(operationIds)).stream()
        .filter(row -> operationIds.contains(row.operation().id()))
        .toList();
  }

  /**
   * Those of the operations that there are, and their payments, as they are now.
   *
   * @param operationIds any texts
   */
  public List<PaymentOperation> find(Collection<String> operationIds) {
    return Sql.in(
            dataSource,
            connection ->
                PaymentSelects.operations(connection, PaymentSelects.uuids(operationIds), ""))
        .stream()
        .filter(row -> operationIds.contains(row.operation().id()))
        .toList();
  }

  private List<Payment> lock(String key, List<UUID> values) {
    return Sql.in(dataSource, connection -> PaymentSelects.lock(connection, key, values));
  }

  private List<PaymentOperation> lockOf(List<UUID> ids) {
    return Sql.in(
        dataSource,
        connection -> PaymentSelects.operations(connection, ids, PaymentSelects.IN_ORDER));
  }

  /**
   * Operations whose time has come, of each gateway the longest due first. They are locked; SKIP
   * LOCKED lets the workers of all instances claim side by side.
   *
   * @param limits how many of each gateway, by its name
   */
  public List<PaymentOperation> lockDue(Map<String, Integer> limits, Instant now) {
    return Sql.in(dataSource, connection -> PaymentSelects.lockDue(connection, limits, now));
  }

  /** What decides on a refund, which nobody else changes before this transaction ends. */
  public Optional<RefundBasis> lockForRefund(String paymentId) {
    if (!Ids.isId(Ids.PAYMENT, paymentId)) {
      return Optional.empty();
    }
    AtomicReference<@Nullable RefundBasis> found = new AtomicReference<>();
    RoundTrip reads = new RoundTrip();
    RefundBasis.lock(reads, List.of(paymentId), found::set);
    send(reads);
    return Optional.ofNullable(found.get());
  }

  /** How an authorized payment was charged. */
  public Charge charge(Payment payment) {
    return paidBy(payment).terms().charge();
  }

  /** The attempt by which an authorized payment was charged. */
  public Operation paidBy(Payment payment) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT "
                      + OperationTable.select()
                      + """
                       FROM operation AS o
                      WHERE payment_id = ? AND kind = 'AUTHORIZATION' AND status = 'SUCCEEDED'
                      """)) {
            select.setObject(1, Ids.uuid(Ids.PAYMENT, payment.id()));
            try (ResultSet row = select.executeQuery()) {
              if (!row.next()) {
                throw new IllegalStateException(payment.id() + " has no attempt that succeeded");
              }
              return OperationTable.read(row, payment.terms().amount().currency());
            }
          }
        });
  }

  private List<StoredPayment> stored(List<Payment> payments) {
    Instant now = clock.instant();
    return payments.stream().map(payment -> new StoredPayment(payment, now, now)).toList();
  }
}
