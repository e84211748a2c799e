package dev.quittance.payments.refund;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.payment.Change;
import dev.quittance.payments.payment.Command;
import dev.quittance.payments.payment.Decide;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import dev.quittance.payments.payment.Evolve;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentRefusal;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.store.Payments;
import dev.quittance.payments.store.Refunds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes requests for refunds. The row lock on the payment makes them wait for each other. */
@ApplicationScoped
public class RefundDesk {

  /** What became of a request. */
  public sealed interface Answer {

    /** It is reserved and will be made. */
    record Taken(Payment payment, Refund refund) implements Answer {}

    /** It cannot be made of this payment. */
    record Refused(Payment payment, PaymentRefusal refusal) implements Answer {}
  }

  private final Payments payments;
  private final Refunds refunds;
  private final Trace trace;
  private final Clock clock;
  private final PaymentMeters meters;

  RefundDesk(Payments payments, Refunds refunds, Trace trace, Clock clock, PaymentMeters meters) {
    this.payments = payments;
    this.refunds = refunds;
    this.trace = trace;
    this.clock = clock;
    this.meters = meters;
  }

  /**
   * Asks for a refund within the current transaction.
   *
   * @param amount null for all that is left
   * @return empty if there is no such payment
   */
  public Optional<Answer> ask(String paymentId, @Nullable Money amount, @Nullable String reason) {
    return payments
        .lock(paymentId)
        .map(payment ->
            switch (Decide.decide(
                payment, new Command.AskRefund(amount, refunds.countMade(payment)))) {
              case Refused refused -> new Answer.Refused(payment, refused.refusal());
              case Taken taken -> take(payment, taken.change(), reason);
            });
  }

  private Answer take(Payment payment, Change change, @Nullable String reason) {
    if (!(change instanceof Change.RefundReserved reserved)) {
      throw new IllegalStateException("asking for a refund led to " + change);
    }
    Refund refund =
        Refund.asked(
            Ids.next(Ids.REFUND),
            payment.paymentId(),
            reserved.amount(),
            reason,
            trace.traceparent(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    payments.save(Evolve.evolve(payment, change));
    refunds.add(refund);
    meters.refundRequested();
    return new Answer.Taken(payment, refund);
  }
}
