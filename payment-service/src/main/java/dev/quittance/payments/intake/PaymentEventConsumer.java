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
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
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
    BatchMethods batchMethods = new BatchMethods(methods, prices);
    batchMethods.look(reads, orders);
    return connection -> {
      batchMethods.price(orders, order -> !known.withPayment.contains(order));
      return new Batch(connection, known, batchMethods);
    };
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

  /** Which orders have a payment. */
  private final class Known {

    /** Orders of which it is known. */
    private final Set<String> looked = new HashSet<>();

    private final Set<String> withPayment = new HashSet<>();

    void look(RoundTrip reads, List<String> orderIds) {
      looked.addAll(orderIds);
      store.withPayment(reads, orderIds, withPayment::add);
    }
  }

  /** The orders of one batch. */
  private final class Batch implements Buffer {

    private final Connection connection;
    private final Known known;
    private final BatchMethods methods;
    private final BatchPayments payments = new BatchPayments();

    Batch(Connection connection, Known known, BatchMethods methods) {
      this.connection = connection;
      this.known = known;
      this.methods = methods;
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
        methods.hold(order, envelope);
      }
      if (!known.withPayment.add(order.orderId())) {
        return Optional.of(
            new Refusal(
                RefusalCode.ORDER_ALREADY_PLACED,
                order.orderId() + " has a payment already; an order is placed once"));
      }
      Named name = BatchMethods.named(order);
      Method method = asPromised(order, methods.of(name), envelope);
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
              && methods
                  .price(BatchMethods.named(order), method, order.total(), envelope)
                  .filter(price -> !price.charged().equals(order.quoted()))
                  .isPresent();
      return costsSomethingElse ? new Method.Unusable(FailureReason.PRICE_CHANGED) : method;
    }

    private Optional<Refusal> retry(PaymentRetryRequested retry, EventEnvelope envelope) {
      BatchPayments.Row row = payments.of(retry.orderId());
      if (row == null) {
        row =
            store
                .lockOfOrder(retry.orderId())
                .map(found -> new BatchPayments.Row(found, found))
                .orElse(null);
      }
      if (row == null) {
        return Optional.of(
            new Refusal(RefusalCode.ORDER_UNKNOWN, retry.orderId() + " has no payment here"));
      }
      Payment payment = row.payment();
      Named name = new Named(payment.terms().buyerId(), retry.paymentMethodId());
      Method method = methods.of(name);
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
      BatchPayments.Row row = payments.of(cancelled.orderId());
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

    private Optional<Refusal> callOff(
        String orderId, BatchPayments.Row row, EventEnvelope envelope) {
      if (row.payment().isCancelled()) {
        return alreadyCancelled(row.payment());
      }
      Operation attempt = payments.attempt(orderId);
      Attempts.Begun calledOff = cancellations.callOff(row.payment(), attempt);
      payments.replace(row.before(), attempt, calledOff, envelope);
      return Optional.empty();
    }

    /** What support has granted a buyer who complained. */
    private Optional<Refusal> payBack(BuyerDisputeResolved resolved, EventEnvelope envelope) {
      BatchPayments.Row row = payments.of(resolved.orderId());
      if (row != null) { // it begins in this batch: nothing is charged
        disputeRefunds
            .refusal(resolved, RejectionCode.PAYMENT_NOT_AUTHORIZED)
            .ifPresent(event -> payments.publish(event, envelope));
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
              methods.price(name, method, payment.terms().amount(), cause),
              cause.traceparent());
      payments.add(before, approvals.hold(begun, method), cause);
    }

    @Override
    public void store(RoundTrip writes) {
      payments.store(writes, store, worker, outbox);
    }
  }
}
