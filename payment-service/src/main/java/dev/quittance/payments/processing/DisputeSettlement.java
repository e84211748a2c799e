package dev.quittance.payments.processing;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.payments.config.DisputeConfig;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.dispute.DisputeFold;
import dev.quittance.payments.dispute.DisputeRefusal;
import dev.quittance.payments.dispute.LossRule;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.gateway.notification.DisputeHandler;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.metrics.DisputeMeters;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.ContradictionKind;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.ContradictionStore.Said;
import dev.quittance.payments.store.DisputeStore;
import dev.quittance.payments.store.PaymentStore;
import dev.quittance.payments.store.PaymentStore.Changed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Notices of disputes become state and events. The lock on the payment puts them in a row. */
@ApplicationScoped
public class DisputeSettlement implements DisputeHandler {

  private static final Logger LOG = Logger.getLogger(DisputeSettlement.class);

  /** By what way it was learned, as evidence of operations says it. */
  private static final String SOURCE = "notification";

  private final DisputeStore disputes;
  private final PaymentStore payments;
  private final ContradictionStore contradictions;
  private final Gateways gateways;
  private final Outbox outbox;
  private final DisputeMeters meters;
  private final PaymentMeters kept;
  private final Clock clock;
  private final LossRule rule;

  DisputeSettlement(
      DisputeStore disputes,
      PaymentStore payments,
      ContradictionStore contradictions,
      Gateways gateways,
      Outbox outbox,
      DisputeMeters meters,
      PaymentMeters kept,
      Clock clock,
      DisputeConfig config) {
    this.disputes = disputes;
    this.payments = payments;
    this.contradictions = contradictions;
    this.gateways = gateways;
    this.outbox = outbox;
    this.meters = meters;
    this.kept = kept;
    this.clock = clock;
    this.rule = new LossRule(config.reasonsOfPlatform());
  }

  @Override
  public boolean handle(String gateway, DisputeNotice notice) {
    Optional<Payment> payment =
        disputes.lockCharged(notice.chargeReference()).stream()
            .filter(one -> gateways.isSame(gateway, one.state().gateway()))
            .findFirst();
    return payment.isPresent() && handle(payment.get(), notice);
  }

  /**
   * The bank took back a transfer that a payment has, within the current transaction.
   *
   * @param gatewayReference what the bank calls that
   * @param most positive
   * @return how much of it the payment still had: that is lost
   */
  public Money loseTransfer(String paymentId, String gatewayReference, Money most) {
    Payment payment = payments.lock(paymentId).orElse(null);
    Money nothing = Money.zero(most.currency());
    if (payment == null
        || !payment.status().isAuthorized()
        || !payment.terms().amount().currency().equals(most.currency())) {
      return nothing;
    }
    Money has = payment.refundable();
    Money lost = has.minus(most).isNegative() ? has : most;
    if (!lost.isPositive()) {
      return nothing;
    }
    String id = Ids.next(Ids.DISPUTE);
    // Banks use their references again: a payment's disputes have names of their own.
    String name =
        disputes.find(payment, gatewayReference).isEmpty()
            ? gatewayReference
            : gatewayReference + "/" + id;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    store(payment, Optional.empty(), DisputeFold.loseTransfer(payment, name, lost, id, rule, now));
    return lost;
  }

  private boolean handle(Payment payment, DisputeNotice notice) {
    Optional<Dispute> known = disputes.find(payment, notice.gatewayReference());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    DisputeFold.Result result =
        known
            .map(dispute -> DisputeFold.apply(payment, dispute, notice, rule, now))
            .orElseGet(() -> open(payment, notice, now));
    return switch (result) {
      case DisputeFold.Result.Refused(DisputeRefusal refusal) -> refused(payment, notice, refusal);
      case DisputeFold.Result.Applied applied -> {
        store(payment, known, applied);
        yield true;
      }
    };
  }

  private DisputeFold.Result open(Payment payment, DisputeNotice notice, Instant now) {
    return payment.status().isAuthorized()
        ? DisputeFold.open(
            payment,
            payments.charge(payment),
            disputes.of(payment),
            notice,
            Ids.next(Ids.DISPUTE),
            rule,
            now)
        : new DisputeFold.Result.Refused(DisputeRefusal.NOT_AUTHORIZED);
  }

  private void store(Payment before, Optional<Dispute> known, DisputeFold.Result.Applied applied) {
    payments.save(List.of(new Changed<>(before, applied.payment())), List.of());
    known.ifPresentOrElse(
        dispute -> disputes.save(new Changed<>(dispute, applied.dispute())),
        () -> disputes.add(applied.dispute()));
    outbox.append(
        applied.events().stream()
            .map(event -> BankAccountOfEvent.added(event, applied.payment()))
            .toArray(OrderEvent[]::new));
    meters.applied(applied.dispute());
  }

  private boolean refused(Payment payment, DisputeNotice notice, DisputeRefusal refusal) {
    if (refusal == DisputeRefusal.EXCEEDS_PAYMENT || refusal == DisputeRefusal.CONTRADICTION) {
      LOG.errorf(
          "Gateway %s says that dispute %s of %s over %s is %s, which is refused as %s: compare it"
              + " with the gateway's records",
          payment.state().gateway(),
          notice.gatewayReference(),
          payment.id(),
          notice.amount(),
          notice.status(),
          refusal);
      meters.refused();
      keep(payment, notice);
    }
    return !refusal.maySucceedLater();
  }

  /** People find it with the payment: no booking would be true. */
  private void keep(Payment payment, DisputeNotice notice) {
    Operation attempt = payments.paidBy(payment);
    String said =
        "dispute %s over %s is %s"
            .formatted(
                notice.gatewayReference(),
                notice.amount(),
                notice.status().name().toLowerCase(Locale.ROOT));
    var contradiction =
        new Contradiction(
            ContradictionKind.DISPUTE_NOT_BOOKED,
            attempt.status(),
            SOURCE,
            said,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    List<Said> _ = contradictions.add(List.of(new Said(attempt, contradiction)));
    kept.contradicted(contradiction);
  }
}
