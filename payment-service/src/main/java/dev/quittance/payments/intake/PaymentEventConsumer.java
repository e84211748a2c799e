package dev.quittance.payments.intake;

import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.kit.intake.BufferingConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.processing.OperationWorker;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consumes the events of the log: a placed order becomes a payment and its first attempt. */
@ApplicationScoped
public class PaymentEventConsumer implements BufferingConsumer {

  private final PaymentStore store;
  private final OperationWorker worker;
  private final Gateways gateways;
  private final Clock clock;
  private final PaymentConfig config;

  PaymentEventConsumer(
      PaymentStore store,
      OperationWorker worker,
      Gateways gateways,
      Clock clock,
      PaymentConfig config) {
    this.store = store;
    this.worker = worker;
    this.gateways = gateways;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public Buffer begin(Connection connection, List<EventEnvelope> events) {
    return new Batch(
        events.stream()
            .map(EventEnvelope::event)
            .filter(OrderPlaced.class::isInstance)
            .map(event -> ((OrderPlaced) event).orderId())
            .toList());
  }

  /** The orders of one batch. */
  private final class Batch implements Buffer {

    /** Orders of which it is known whether they have a payment. */
    private final Set<String> looked;

    private final Set<String> withPayment;
    private final List<Payment> payments = new ArrayList<>();
    private final List<PaymentOperation> attempts = new ArrayList<>();
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);

    Batch(List<String> orderIds) {
      this.looked = new HashSet<>(orderIds);
      this.withPayment = new HashSet<>(store.withPayment(orderIds));
    }

    @Override
    public Optional<Refusal> consume(LogEvent received) {
      return switch (received.envelope().event()) {
        case OrderPlaced order -> place(order, received.envelope());
        // Our own events, or not for us: an attempt was settled before its event was published.
        case PaymentAuthorized _,
            PaymentActionRequired _,
            PaymentFailed _,
            Refunded _,
            RefundFailed _,
            DisputeOpened _,
            DisputeClosed _,
            ReceiptEvent _,
            ParkingDecision _ ->
            Optional.empty();
        case PaymentRetryRequested _ -> Optional.empty(); // nobody publishes it yet
      };
    }

    private Optional<Refusal> place(OrderPlaced order, EventEnvelope envelope) {
      if (looked.add(order.orderId())) { // it was parked before this batch
        withPayment.addAll(store.withPayment(List.of(order.orderId())));
      }
      if (!withPayment.add(order.orderId())) {
        return Optional.of(
            new Refusal(
                RefusalCode.ORDER_ALREADY_PLACED,
                order.orderId() + " has a payment already; an order is placed once"));
      }
      String gateway = gateways.nameFor(order.paymentMethodId());
      Payment payment =
          Payment.of(order, Ids.next(Ids.PAYMENT), gateway, config.platformFeeBasisPoints());
      Operation attempt =
          Operation.created(
              new OperationTerms(
                  Ids.next(Ids.ATTEMPT),
                  payment.id(),
                  OperationKind.AUTHORIZATION,
                  payment.state().attempts(),
                  gateway,
                  order.total(),
                  Charge.of(order.paymentMethodId(), order.total()),
                  null,
                  envelope.traceparent(),
                  now));
      payments.add(payment);
      attempts.add(new PaymentOperation(payment, attempt));
      return Optional.empty();
    }

    @Override
    public void store() {
      if (!payments.isEmpty()) {
        worker.add(payments, attempts);
      }
    }
  }
}
