package dev.quittance.payments.dispute;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The only thing that decides what a gateway's words about a dispute mean. Notices may be lost,
 * repeated and out of order: one that tells of a decision tells of the opening as well.
 */
public final class DisputeFold {

  private static final String NO_REASON = "general";

  /** The reason of a dispute that is a transfer taken back. */
  private static final String TRANSFER_REVERSED = "transfer_reversed";

  private DisputeFold() {}

  /** What becomes of a dispute and its payment by a notice. */
  public sealed interface Result {

    /**
     * They changed.
     *
     * @param events to be published with the change
     */
    record Applied(Payment payment, Dispute dispute, List<OrderEvent> events) implements Result {
      public Applied {
        events = List.copyOf(events);
      }
    }

    /** They did not. */
    record Refused(DisputeRefusal refusal) implements Result {}
  }

  /**
   * A dispute that was not known before.
   *
   * @param charge how the payment was charged
   * @param others the payment's other disputes
   * @param id {@code dsp_...}, for the new dispute
   */
  public static Result open(
      Payment payment,
      Charge charge,
      List<Dispute> others,
      DisputeNotice notice,
      String id,
      LossRule rule,
      Instant at) {
    if (!payment.status().isAuthorized()) {
      return new Result.Refused(DisputeRefusal.NOT_AUTHORIZED);
    }
    if (payment.state().refundsPending().isPositive()) {
      return new Result.Refused(DisputeRefusal.REFUND_PENDING);
    }
    Withdrawal withdrawal = Withdrawal.of(payment, charge, others, notice.amount());
    if (withdrawal == null) {
      return new Result.Refused(DisputeRefusal.EXCEEDS_PAYMENT);
    }
    Dispute opened =
        Dispute.opened(
            new DisputeTerms(
                id,
                payment.id(),
                payment.state().gateway(),
                notice.gatewayReference(),
                withdrawal.amount(),
                notice.amount(),
                withdrawal.surcharge(),
                notice.fee(),
                Ids.isName(notice.reason()) ? notice.reason() : NO_REASON,
                at));
    Payment after =
        PaymentFold.apply(payment, new PaymentChange.DisputeOpened(withdrawal.amount()));
    List<OrderEvent> events = new ArrayList<>();
    events.add(opened(payment, opened.terms()));
    if (notice.status() == DisputeNotice.Status.OPENED) {
      return new Result.Applied(after, opened, events);
    }
    Result.Applied closed = close(after, opened, notice, rule, at);
    events.addAll(closed.events());
    return new Result.Applied(closed.payment(), closed.dispute(), events);
  }

  /** A dispute that is known. */
  public static Result apply(
      Payment payment, Dispute dispute, DisputeNotice notice, LossRule rule, Instant at) {
    if (notice.status() == DisputeNotice.Status.OPENED) {
      return new Result.Refused(DisputeRefusal.NOTHING_NEW);
    }
    if (dispute.status() == DisputeStatus.OPEN) {
      return close(payment, dispute, notice, rule, at);
    }
    boolean same =
        (dispute.status() == DisputeStatus.WON) == (notice.status() == DisputeNotice.Status.WON);
    return new Result.Refused(same ? DisputeRefusal.NOTHING_NEW : DisputeRefusal.CONTRADICTION);
  }

  /**
   * The bank took back the transfer that paid: it is open and lost at once.
   *
   * @param amount positive, at most what is refundable: what a refund that is on its way has is not
   */
  public static Result.Applied loseTransfer(
      Payment payment,
      String gatewayReference,
      Money amount,
      String id,
      LossRule rule,
      Instant at) {
    if (payment.refundable().minus(amount).isNegative()) {
      throw new IllegalArgumentException(
          "payment %s has not got %s any more".formatted(payment.id(), amount));
    }
    DisputeTerms terms =
        new DisputeTerms(
            id,
            payment.id(),
            payment.state().gateway(),
            gatewayReference,
            amount,
            amount,
            null,
            null,
            TRANSFER_REVERSED,
            at);
    Payment during = PaymentFold.apply(payment, new PaymentChange.DisputeOpened(amount));
    Payment after =
        PaymentFold.apply(during, new PaymentChange.DisputeClosed(Money.zero(amount.currency())));
    Dispute lost = Dispute.opened(terms).lost(rule.bearer(terms.reason()), at);
    return new Result.Applied(after, lost, List.of(opened(payment, terms), closed(payment, lost)));
  }

  private static Result.Applied close(
      Payment payment, Dispute dispute, DisputeNotice notice, LossRule rule, Instant at) {
    boolean won = notice.status() == DisputeNotice.Status.WON;
    Dispute closed =
        won
            ? dispute.won(notice.feeReturned() && dispute.terms().fee() != null, at)
            : dispute.lost(rule.bearer(dispute.terms().reason()), at);
    PaymentChange change =
        new PaymentChange.DisputeClosed(
            won ? dispute.terms().amount() : Money.zero(dispute.terms().amount().currency()));
    return new Result.Applied(
        PaymentFold.apply(payment, change), closed, List.of(closed(payment, closed)));
  }

  private static DisputeOpened opened(Payment payment, DisputeTerms terms) {
    return new DisputeOpened(
        payment.terms().orderId(),
        payment.id(),
        terms.id(),
        terms.gateway(),
        terms.gatewayReference(),
        terms.amount(),
        terms.fee(),
        terms.reason(),
        terms.inOtherCurrency(),
        null,
        terms.surcharge());
  }

  private static DisputeClosed closed(Payment payment, Dispute dispute) {
    DisputeTerms terms = dispute.terms();
    return new DisputeClosed(
        payment.terms().orderId(),
        payment.id(),
        terms.id(),
        terms.gateway(),
        dispute.status() == DisputeStatus.WON
            ? DisputeClosed.Outcome.WON
            : DisputeClosed.Outcome.LOST,
        dispute.borneBy(),
        terms.amount(),
        dispute.feeReturned() ? Boolean.TRUE : null,
        terms.inOtherCurrency(),
        null,
        terms.surcharge());
  }
}
