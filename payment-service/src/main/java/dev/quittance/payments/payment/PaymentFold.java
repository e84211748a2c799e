package dev.quittance.payments.payment;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The only thing that changes a payment's state, and says what is to be published with it. */
public final class PaymentFold {

  /** How an attempt fails that is cancelled because its order was. */
  private static final Set<String> BY_CANCELLATION =
      Set.of(FailureReason.CANCELLED.wireName(), FailureReason.ACTION_EXPIRED.wireName());

  private PaymentFold() {}

  /**
   * A payment and its operation after evidence.
   *
   * @param operation as it is to be stored
   * @param events to be published with the change, often none
   */
  public record Applied(Payment payment, Operation operation, List<OrderEvent> events) {
    public Applied {
      events = List.copyOf(events);
    }
  }

  /** The payment after an accepted command or a dispute. */
  public static Payment apply(Payment payment, PaymentChange change) {
    PaymentState state = payment.state();
    return switch (change) {
      case PaymentChange.AttemptStarted started ->
          with(payment, state.anotherAttempt(started.gateway()));
      case PaymentChange.RefundReserved reserved ->
          with(
              payment,
              state.refunds(
                  state.status(),
                  state.refunded(),
                  state.refundsPending().plus(reserved.amount()),
                  state.feeGivenBack()));
      case PaymentChange.OrderCancelled cancelled -> with(payment, state.cancelled(cancelled.at()));
      case PaymentChange.DisputeOpened opened ->
          with(payment, state.disputes(state.disputes().opened(opened.amount())));
      case PaymentChange.DisputeClosed closed ->
          with(payment, state.disputes(state.disputes().closed(closed.reinstated())));
    };
  }

  /** Evidence changed one of the payment's operations from {@code before} to {@code after}. */
  public static Applied apply(Payment payment, Operation before, Operation after) {
    return switch (after.terms().kind()) {
      case AUTHORIZATION ->
          payment.isCancelled() && !payment.status().isAuthorized()
              ? unwanted(payment, before, after)
              : attempt(payment, before, after);
      case REFUND ->
          after.terms().isReversal() // of what was never the payment's
              ? new Applied(payment, after, List.of())
              : refund(payment, before, after);
    };
  }

  private static Applied attempt(Payment payment, Operation before, Operation after) {
    return switch (after.status()) {
      case SURPLUS -> throw new IllegalStateException("evidence alone makes no attempt surplus");
      case SUCCEEDED ->
          before.status() == OperationStatus.FAILED && payment.status() != PaymentStatus.FAILED
              // It had failed, and the buyer has another attempt: he is not charged twice.
              ? new Applied(payment, after.surplus(), List.of())
              : authorized(payment, after);
      case FAILED -> failed(payment, after);
      case ACTION_REQUIRED ->
          new Applied(
              answered(payment, PaymentStatus.ACTION_REQUIRED, after),
              after,
              demanded(payment, before, after));
      case CREATED, ASKED, UNKNOWN, PENDING ->
          new Applied(answered(payment, PaymentStatus.PENDING, after), after, List.of());
    };
  }

  private static Applied failed(Payment payment, Operation after) {
    return new Applied(
        answered(payment, PaymentStatus.FAILED, after),
        after,
        List.of(
            failed(
                payment,
                after,
                FailureReason.of(Objects.requireNonNull(after.state().failureReason())))));
  }

  private static PaymentFailed failed(Payment payment, Operation attempt, FailureReason reason) {
    return PaymentFailed.of(
        payment.terms().orderId(), payment.id(), attempt.id(), attempt.terms().gateway(), reason);
  }

  /**
   * An attempt for an order that was cancelled before it ended: for the order it has failed. Its
   * charge goes back, of which no event tells, as none told of the charge. It is not made again,
   * and asks nothing of the buyer.
   */
  private static Applied unwanted(Payment payment, Operation before, Operation after) {
    return switch (after.status()) {
      case SURPLUS -> throw new IllegalStateException("evidence alone makes no attempt surplus");
      case SUCCEEDED ->
          payment.status().isOpen()
              ? new Applied(
                  with(payment, notWanted(payment, after)),
                  after.surplus(),
                  List.of(failed(payment, after, FailureReason.ORDER_CANCELLED)))
              : new Applied(payment, after.surplus(), List.of());
      case CREATED -> failed(payment, after.failedBecause(FailureReason.ORDER_CANCELLED));
      case FAILED ->
          failed(
              payment,
              BY_CANCELLATION.contains(Objects.requireNonNull(after.state().failureReason()))
                  ? after.failedBecause(FailureReason.ORDER_CANCELLED)
                  : after);
      case ACTION_REQUIRED ->
          new Applied(answered(payment, PaymentStatus.ACTION_REQUIRED, after), after, List.of());
      case ASKED, UNKNOWN, PENDING -> attempt(payment, before, after);
    };
  }

  private static PaymentState notWanted(Payment payment, Operation attempt) {
    return payment
        .state()
        .answered(
            PaymentStatus.FAILED,
            attempt.terms().gateway(),
            null,
            FailureReason.ORDER_CANCELLED.wireName());
  }

  private static Applied authorized(Payment payment, Operation after) {
    String reference = Objects.requireNonNull(after.state().gatewayReference());
    return new Applied(
        answered(payment, PaymentStatus.AUTHORIZED, after),
        after,
        List.of(
            new PaymentAuthorized(
                payment.terms().orderId(),
                payment.id(),
                after.id(),
                after.terms().gateway(),
                reference,
                payment.terms().amount(),
                payment.terms().platformFee(),
                inOtherCurrency(after),
                after.terms().charge().surcharge(),
                after.terms().charge().rate(),
                null)));
  }

  /** A required action is published once, and again if the gateway requires another. */
  private static List<OrderEvent> demanded(Payment payment, Operation before, Operation after) {
    var nextAction = after.state().nextAction();
    boolean known =
        before.status() == OperationStatus.ACTION_REQUIRED
            && Objects.equals(before.state().nextAction(), nextAction);
    return known || nextAction == null
        ? List.of()
        : List.of(
            new PaymentActionRequired(
                payment.terms().orderId(),
                payment.id(),
                after.id(),
                after.terms().gateway(),
                payment.terms().amount(),
                nextAction));
  }

  private static Payment answered(Payment payment, PaymentStatus status, Operation attempt) {
    if (payment.status() == status) {
      return payment; // nothing that a payment knows of has changed
    }
    return with(
        payment,
        payment
            .state()
            .answered(
                status,
                attempt.terms().gateway(),
                status == PaymentStatus.AUTHORIZED ? attempt.state().gatewayReference() : null,
                attempt.state().failureReason()));
  }

  private static Applied refund(Payment payment, Operation before, Operation after) {
    boolean wasPaid = before.status() == OperationStatus.SUCCEEDED;
    return switch (after.status()) {
      case SUCCEEDED -> wasPaid ? new Applied(payment, after, List.of()) : paidBack(payment, after);
      case FAILED -> wasPaid ? cameBack(payment, before, after) : notPaidBack(payment, after);
      case CREATED, ASKED, UNKNOWN, PENDING, ACTION_REQUIRED ->
          new Applied(payment, after, List.of());
      case SURPLUS -> throw new IllegalStateException("a refund is no charge");
    };
  }

  private static Applied paidBack(Payment payment, Operation refund) {
    PaymentState state = payment.state();
    Money amount = refund.terms().amount();
    Money fee =
        PlatformFee.givenBack(
            payment.terms().platformFee(),
            payment.terms().amount(),
            state.feeGivenBack(),
            state.refunded(),
            amount);
    Money refunded = state.refunded().plus(amount);
    PaymentState after =
        state.refunds(
            status(payment, refunded),
            refunded,
            state.refundsPending().minus(amount),
            state.feeGivenBack().plus(fee));
    return new Applied(
        with(payment, after),
        refund.withPlatformFee(fee),
        List.of(
            new Refunded(
                payment.terms().orderId(),
                payment.id(),
                refund.id(),
                refund.terms().gateway(),
                Objects.requireNonNull(refund.state().gatewayReference()),
                amount,
                fee,
                inOtherCurrency(refund),
                null)));
  }

  /** Its amount can be refunded again. Nobody was told of it; who asked for it by an event is. */
  private static Applied notPaidBack(Payment payment, Operation refund) {
    PaymentState state = payment.state();
    return new Applied(
        with(
            payment,
            state.refunds(
                state.status(),
                state.refunded(),
                state.refundsPending().minus(refund.terms().amount()),
                state.feeGivenBack())),
        refund,
        DisputeRefund.failure(payment, refund).stream().toList());
  }

  /** It was published as refunded, and the gateway has the money again: all of it is undone. */
  private static Applied cameBack(Payment payment, Operation before, Operation after) {
    PaymentState state = payment.state();
    Money amount = after.terms().amount();
    Money fee =
        Objects.requireNonNullElse(before.state().platformFee(), Money.zero(amount.currency()));
    Money refunded = state.refunded().minus(amount);
    return new Applied(
        with(
            payment,
            state.refunds(
                status(payment, refunded),
                refunded,
                state.refundsPending(),
                state.feeGivenBack().minus(fee))),
        after,
        List.of(
            new RefundFailed(
                payment.terms().orderId(),
                payment.id(),
                after.id(),
                after.terms().gateway(),
                amount,
                fee,
                Objects.requireNonNull(after.state().failureReason()),
                inOtherCurrency(after),
                null)));
  }

  private static PaymentStatus status(Payment payment, Money refunded) {
    if (refunded.equals(payment.terms().amount())) {
      return PaymentStatus.REFUNDED;
    }
    return refunded.isPositive() ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.AUTHORIZED;
  }

  /** What the gateway moved, if it was in another currency than the payment's. */
  private static @Nullable Money inOtherCurrency(Operation operation) {
    return operation.terms().charge().rate() == null ? null : operation.terms().charge().charged();
  }

  private static Payment with(Payment payment, PaymentState state) {
    return new Payment(payment.terms(), state);
  }
}
