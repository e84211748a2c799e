package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import java.util.List;
import java.util.Objects;

/** The only thing that changes a payment's state, and says what is to be published with it. */
public final class PaymentFold {

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

  /** The payment after an accepted command. */
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
    };
  }

  /** Evidence changed one of the payment's operations from {@code before} to {@code after}. */
  public static Applied apply(Payment payment, Operation before, Operation after) {
    return switch (after.terms().kind()) {
      case AUTHORIZATION -> attempt(payment, before, after);
      case REFUND -> refund(payment, after);
    };
  }

  private static Applied attempt(Payment payment, Operation before, Operation after) {
    String gateway = after.terms().gateway();
    return switch (after.status()) {
      case SUCCEEDED -> {
        String reference = Objects.requireNonNull(after.state().gatewayReference());
        yield new Applied(
            answered(payment, PaymentStatus.AUTHORIZED, after),
            after,
            List.of(
                new PaymentAuthorized(
                    payment.terms().orderId(),
                    payment.id(),
                    after.id(),
                    gateway,
                    reference,
                    payment.terms().amount(),
                    payment.terms().platformFee())));
      }
      case FAILED ->
          new Applied(
              answered(payment, PaymentStatus.FAILED, after),
              after,
              List.of(
                  new PaymentFailed(
                      payment.terms().orderId(),
                      payment.id(),
                      after.id(),
                      gateway,
                      Objects.requireNonNull(after.state().failureReason()))));
      case ACTION_REQUIRED ->
          new Applied(
              answered(payment, PaymentStatus.ACTION_REQUIRED, after),
              after,
              demanded(payment, before, after));
      case CREATED, ASKED, UNKNOWN, PENDING ->
          new Applied(answered(payment, PaymentStatus.PENDING, after), after, List.of());
    };
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

  private static Applied refund(Payment payment, Operation after) {
    PaymentState state = payment.state();
    Money amount = after.terms().amount();
    return switch (after.status()) {
      case SUCCEEDED -> {
        Money fee =
            PlatformFee.givenBack(
                payment.terms().platformFee(), payment.terms().amount(), state.refunded(), amount);
        Money refunded = state.refunded().plus(amount);
        PaymentStatus status =
            refunded.equals(payment.terms().amount())
                ? PaymentStatus.REFUNDED
                : PaymentStatus.PARTIALLY_REFUNDED;
        yield new Applied(
            with(
                payment,
                state.refunds(
                    status,
                    refunded,
                    state.refundsPending().minus(amount),
                    state.feeGivenBack().plus(fee))),
            after.withPlatformFee(fee),
            List.of(
                new Refunded(
                    payment.terms().orderId(),
                    payment.id(),
                    after.id(),
                    after.terms().gateway(),
                    Objects.requireNonNull(after.state().gatewayReference()),
                    amount,
                    fee)));
      }
      case FAILED ->
          new Applied(
              with(
                  payment,
                  state.refunds(
                      state.status(),
                      state.refunded(),
                      state.refundsPending().minus(amount),
                      state.feeGivenBack())),
              after,
              List.of());
      case CREATED, ASKED, UNKNOWN, PENDING, ACTION_REQUIRED ->
          new Applied(payment, after, List.of());
    };
  }

  private static Payment with(Payment payment, PaymentState state) {
    return new Payment(payment.terms(), state);
  }
}
