package dev.quittance.payments.intake;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.price.Price;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.store.PaymentMethods;
import dev.quittance.payments.account.store.PaymentMethods.Named;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Decision;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentCommand;
import dev.quittance.payments.payment.PaymentDecider;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.RejectionCode;
import dev.quittance.payments.processing.Attempts;
import dev.quittance.payments.processing.BuyerApprovals;
import dev.quittance.payments.processing.BuyerDisputeRefunds;
import dev.quittance.payments.processing.OperationWorker;
import dev.quittance.payments.processing.OrderCancellations;
import dev.quittance.payments.processing.Prices;
import dev.quittance.payments.quote.store.Quotes.Wanted;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the events of the log: a placed order becomes a payment and its first attempt, and a
 * retry becomes the next one.
 */
@ApplicationScoped
public class PaymentEventConsumer implements EventConsumer {

  private static final Logger LOG = Logger.getLogger(PaymentEventConsumer.class);

  private final PaymentStore store;
  private final OperationWorker worker;
  private final PaymentMethods methods;
  private final Prices prices;
  private final Attempts attempts;
  private final BuyerApprovals approvals;
  private final OrderCancellations cancellations;
  private final BuyerDisputeRefunds disputeRefunds;
  private final Outbox outbox;
  private final PaymentConfig config;

  PaymentEventConsumer(
      PaymentStore store,
      OperationWorker worker,
      PaymentMethods methods,
      Prices prices,
      Attempts attempts,
      BuyerApprovals approvals,
      OrderCancellations cancellations,
      BuyerDisputeRefunds disputeRefunds,
      Outbox outbox,
      PaymentConfig config) {
    this.store = store;
    this.worker = worker;
    this.methods = methods;
    this.prices = prices;
    this.attempts = attempts;
    this.approvals = approvals;
    this.cancellations = cancellations;
    this.disputeRefunds = disputeRefunds;
    this.outbox = outbox;
    this.config = config;
  }

  @Override
  public Begun begin(RoundTrip reads, List<EventEnvelope> events) {
    lock(reads, events);
    List<EventEnvelope> orders =
        events.stream().filter(envelope -> envelope.event() instanceof OrderPlaced).toList();
    Known known = new Known();
    known.look(reads, orders.stream().map(order -> order.event().subject()).toList());
    methods.resolveAll(
        reads,
        orders.stream().map(order -> named((OrderPlaced) order.event())).distinct().toList(),
        known.methods::put);
    return connection -> new Batch(connection, orders, known);
  }

  /** Events come in the order of the log, and payments are locked in that of their ids. */
  private void lock(RoundTrip reads, List<EventEnvelope> events) {
    List<String> orders =
        events.stream()
            .map(EventEnvelope::event)
            .filter(event ->
                event instanceof PaymentRetryRequested
                    || event instanceof OrderCancelled
                    || event instanceof BuyerDisputeResolved)
            .map(Event::subject)
            .distinct()
            .toList();
    if (orders.size() > 1) {
      store.lockOfOrders(reads, orders);
    }
  }

  /**
   * A payment of a batch.
   *
   * @param before as it is stored; null for a new one
   */
  private record Row(@Nullable Payment before, Payment payment) {}

  private static Named named(OrderPlaced order) {
    return new Named(order.buyerId(), order.paymentMethodId());
  }

  /** What a batch has asked for. */
  private final class Known {

    /** Orders of which it is known whether they have a payment. */
    private final Set<String> looked = new HashSet<>();

    private final Set<String> withPayment = new HashSet<>();
    private final Map<Named, Method> methods = new HashMap<>();

    void look(RoundTrip reads, List<String> orderIds) {
      looked.addAll(orderIds);
      store.withPayment(reads, orderIds, withPayment::add);
    }
  }

  /** The orders of one batch. */
  private final class Batch implements Buffer {

    private final Connection connection;
    private final Known known;
    private final Map<Wanted, Optional<Price>> priced = new HashMap<>();
    private final Map<String, Row> rowsByOrder = new LinkedHashMap<>();
    private final Map<Operation, String> orderOfAttempt = new LinkedHashMap<>();
    private final List<Outbox.Caused> events = new ArrayList<>();

    Batch(Connection connection, List<EventEnvelope> orders, Known known) {
      this.connection = connection;
      this.known = known;
      Map<Wanted, Method.Usable> special = new LinkedHashMap<>();
      for (EventEnvelope envelope : orders) {
        OrderPlaced order = (OrderPlaced) envelope.event();
        if (method(named(order)) instanceof Method.Usable usable
            && Prices.isSpecial(order.total(), usable)) {
          if (!known.withPayment.contains(order.orderId())) {
            prices.hold(order, usable, envelope.occurredAt());
          }
          special.put(wanted(named(order), order.total(), envelope), usable);
        }
      }
      price(special);
    }

    private void price(Map<Wanted, Method.Usable> special) {
      if (!special.isEmpty()) {
        Map<Wanted, Price> found = prices.of(special);
        special.keySet().forEach(one -> priced.put(one, Optional.ofNullable(found.get(one))));
      }
    }

    private static Wanted wanted(Named name, Money amount, EventEnvelope cause) {
      return new Wanted(name.buyerId(), name.paymentMethodId(), amount, cause.occurredAt());
    }

    /** What a method is charged; empty if it cannot be, or cannot be used. */
    private Optional<Price> price(Named name, Method method, Money amount, EventEnvelope cause) {
      if (!(method instanceof Method.Usable usable)) {
        return Optional.empty();
      }
      if (!Prices.isSpecial(amount, usable)) {
        return Optional.of(Price.of(amount));
      }
      Wanted wanted = wanted(name, amount, cause);
      if (!priced.containsKey(wanted)) {
        price(Map.of(wanted, usable));
      }
      return Objects.requireNonNull(priced.get(wanted));
    }

    private Method method(Named name) {
      return known.methods.computeIfAbsent( // or of an event that was parked before this batch
          name, one -> methods.resolve(one.buyerId(), one.paymentMethodId()));
    }

    @Override
    public Optional<Refusal> consume(LogEvent received) throws SQLException {
      EventEnvelope envelope = received.envelope();
      return switch (envelope.event()) {
        case OrderPlaced order -> place(order, envelope);
        case PaymentRetryRequested retry -> retry(retry, envelope);
        case OrderCancelled cancelled -> cancel(cancelled, envelope);
        case BuyerDisputeResolved resolved -> payBack(resolved, envelope);
        // Our own events, or not for us: an attempt was settled before its event was published.
        case PaymentAuthorized _,
            PaymentActionRequired _,
            PaymentFailed _,
            Refunded _,
            RefundFailed _,
            DisputeOpened _,
            DisputeClosed _,
            BuyerDisputeOpened _,
            BuyerDisputeRefundFailed _,
            ReceiptEvent _,
            ParkingDecision _ ->
            Optional.empty();
      };
    }

    private Optional<Refusal> place(OrderPlaced order, EventEnvelope envelope) throws SQLException {
      if (!known.looked.contains(order.orderId())) { // it was parked before this batch
        RoundTrip reads = new RoundTrip();
        known.look(reads, List.of(order.orderId()));
        reads.send(connection);
        if (method(named(order)) instanceof Method.Usable usable) {
          prices.hold(order, usable, envelope.occurredAt());
        }
      }
      if (!known.withPayment.add(order.orderId())) {
        return Optional.of(
            new Refusal(
                RefusalCode.ORDER_ALREADY_PLACED,
                order.orderId() + " has a payment already; an order is placed once"));
      }
      Named name = named(order);
      Method method = asPromised(order, method(name), envelope);
      Payment payment =
          Payment.of(
              order,
              Ids.next(Ids.PAYMENT),
              Attempts.gatewayOf(method),
              config.platformFeeBasisPoints());
      begin(null, payment, name, method, envelope);
      return Optional.empty();
    }

    /** A buyer is not charged otherwise than he was told; he decides whether he pays so. */
    private Method asPromised(OrderPlaced order, Method method, EventEnvelope envelope) {
      boolean costsSomethingElse =
          order.quotedUntil() != null
              && price(named(order), method, order.total(), envelope)
                  .filter(price -> !price.charged().equals(order.quoted()))
                  .isPresent();
      return costsSomethingElse ? new Method.Unusable(FailureReason.PRICE_CHANGED) : method;
    }

    private Optional<Refusal> retry(PaymentRetryRequested retry, EventEnvelope envelope) {
      Row row = rowsByOrder.get(retry.orderId());
      if (row == null) {
        row = store.lockOfOrder(retry.orderId()).map(found -> new Row(found, found)).orElse(null);
      }
      if (row == null) {
        return Optional.of(
            new Refusal(RefusalCode.ORDER_UNKNOWN, retry.orderId() + " has no payment here"));
      }
      Payment payment = row.payment();
      Named name = new Named(payment.terms().buyerId(), retry.paymentMethodId());
      Method method = method(name);
      var command = new PaymentCommand.StartAttempt(Attempts.gatewayOf(method));
      return switch (PaymentDecider.decide(payment, command)) {
        case Decision.Accepted accepted -> {
          Payment after = PaymentFold.apply(payment, accepted.change());
          begin(row.before(), after, name, method, envelope);
          yield Optional.empty();
        }
        case Decision.Rejected(RejectionCode code) -> rejected(payment, code);
      };
    }

    private Optional<Refusal> cancel(OrderCancelled cancelled, EventEnvelope envelope) {
      Row row = rowsByOrder.get(cancelled.orderId());
      if (row != null) { // it begins in this batch, and no gateway is asked
        return callOff(cancelled.orderId(), row, envelope);
      }
      Payment payment = store.lockOfOrder(cancelled.orderId()).orElse(null);
      if (payment == null) {
        return Optional.of(
            new Refusal(RefusalCode.ORDER_UNKNOWN, cancelled.orderId() + " has no payment here"));
      }
      if (payment.isCancelled()) {
        return alreadyCancelled(payment);
      }
      cancellations.cancel(payment, envelope.traceparent());
      return Optional.empty();
    }

    private Optional<Refusal> callOff(String orderId, Row row, EventEnvelope envelope) {
      if (row.payment().isCancelled()) {
        return alreadyCancelled(row.payment());
      }
      Operation attempt =
          orderOfAttempt.entrySet().stream()
              .filter(one -> one.getValue().equals(orderId))
              .map(Map.Entry::getKey)
              .reduce((_, later) -> later)
              .orElseThrow();
      Attempts.Begun calledOff = cancellations.callOff(row.payment(), attempt);
      orderOfAttempt.remove(attempt);
      orderOfAttempt.put(calledOff.attempt(), orderId);
      rowsByOrder.put(orderId, new Row(row.before(), calledOff.payment()));
      calledOff
          .events()
          .forEach(event -> events.add(new Outbox.Caused(event, envelope.traceparent())));
      return Optional.empty();
    }

    /** What support has granted a buyer who complained. */
    private Optional<Refusal> payBack(BuyerDisputeResolved resolved, EventEnvelope envelope) {
      Row row = rowsByOrder.get(resolved.orderId());
      if (row != null) { // it begins in this batch: nothing is charged
        disputeRefunds
            .refusal(resolved, RejectionCode.PAYMENT_NOT_AUTHORIZED)
            .ifPresent(event -> events.add(new Outbox.Caused(event, envelope.traceparent())));
        return Optional.empty();
      }
      Payment payment = store.lockOfOrder(resolved.orderId()).orElse(null);
      if (payment == null) {
        return Optional.of(
            new Refusal(RefusalCode.ORDER_UNKNOWN, resolved.orderId() + " has no payment here"));
      }
      disputeRefunds.payBack(payment, resolved, envelope.traceparent());
      return Optional.empty();
    }

    /** As the ledger: once money is there, another cancellation changes nothing. */
    private Optional<Refusal> alreadyCancelled(Payment payment) {
      return payment.status().isAuthorized()
          ? Optional.empty()
          : Optional.of(new Refusal(RefusalCode.ORDER_CANCELLED, "the order was cancelled before"));
    }

    /**
     * The payment that is there serves the buyer: an open attempt, or one that succeeded late and
     * overtook him. Nobody has to decide anything.
     */
    private Optional<Refusal> rejected(Payment payment, RejectionCode code) {
      if (code == RejectionCode.ORDER_CANCELLED) {
        return alreadyCancelled(payment);
      }
      LOG.warnf("%s is %s: a retry changes nothing (%s)", payment.id(), payment.status(), code);
      return Optional.empty();
    }

    private void begin(
        @Nullable Payment before, Payment payment, Named name, Method method, EventEnvelope cause) {
      Attempts.Begun begun =
          attempts.begin(
              payment,
              name.paymentMethodId(),
              method,
              price(name, method, payment.terms().amount(), cause),
              cause.traceparent());
      Attempts.Begun held = approvals.hold(begun, method);
      String orderId = payment.terms().orderId();
      rowsByOrder.put(orderId, new Row(before, held.payment()));
      orderOfAttempt.put(held.attempt(), orderId);
      held.events().forEach(event -> events.add(new Outbox.Caused(event, cause.traceparent())));
    }

    @Override
    public void store(RoundTrip writes) {
      if (orderOfAttempt.isEmpty()) {
        return;
      }
      List<Payment> added = new ArrayList<>();
      List<PaymentStore.Changed<Payment>> changed = new ArrayList<>();
      rowsByOrder
          .values()
          .forEach(row -> {
            if (row.before() == null) {
              added.add(row.payment());
            } else {
              changed.add(new PaymentStore.Changed<>(row.before(), row.payment()));
            }
          });
      if (!changed.isEmpty()) {
        store.save(writes, changed, List.of());
      }
      worker.add(writes, added, orderOfAttempt.entrySet().stream().map(this::withPayment).toList());
      outbox.appendCaused(writes, events);
    }

    private PaymentOperation withPayment(Map.Entry<Operation, String> attempt) {
      Row row = Objects.requireNonNull(rowsByOrder.get(attempt.getValue()));
      return new PaymentOperation(row.payment(), attempt.getKey());
    }
  }
}
