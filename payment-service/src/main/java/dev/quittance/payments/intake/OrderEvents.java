package dev.quittance.payments.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.Attempts;
import dev.quittance.payments.store.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes the events of the log. */
@ApplicationScoped
public class OrderEvents implements EventConsumer {

  private final Payments payments;
  private final Attempts attempts;
  private final Gateways gateways;
  private final Clock clock;
  private final PaymentConfig config;

  OrderEvents(
      Payments payments, Attempts attempts, Gateways gateways, Clock clock, PaymentConfig config) {
    this.payments = payments;
    this.attempts = attempts;
    this.gateways = gateways;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public Optional<Refusal> consume(LogEvent event) {
    return switch (event.envelope().event()) {
      case OrderPlaced order -> place(order, event.envelope());
      // Our own words, or not for us: an attempt was settled before its event was published.
      case PaymentAuthorized authorized -> Optional.empty();
      case PaymentActionRequired required -> Optional.empty();
      case PaymentFailed failed -> Optional.empty();
      case Refunded refunded -> Optional.empty();
      case ParkedEventRetried retried -> Optional.empty();
      case ParkedEventDiscarded discarded -> Optional.empty();
      case ParkedRecordDiscarded discarded -> Optional.empty();
    };
  }

  private Optional<Refusal> place(OrderPlaced order, EventEnvelope envelope) {
    if (payments.knowOrder(order.orderId())) {
      return Optional.of(
          new Refusal(
              "ORDER_ALREADY_KNOWN",
              order.orderId() + " has a payment already; an order is placed once"));
    }
    String gateway = gateways.nameFor(order.paymentMethodId());
    String paymentId = Ids.next(Ids.PAYMENT);
    payments.add(Payment.of(order, paymentId, gateway, config.platformFeeBasisPoints()));
    attempts.add(
        Attempt.first(
            Ids.next(Ids.ATTEMPT),
            paymentId,
            gateway,
            envelope.traceparent(),
            clock.instant().truncatedTo(ChronoUnit.MICROS)));
    return Optional.empty();
  }
}
