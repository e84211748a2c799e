package dev.quittance.orders.order.api;

import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.RetryDecider;
import dev.quittance.orders.order.RetryRejection;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.PreparedRetry;
import dev.quittance.orders.order.store.RetryBatch;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A buyer pays an order again.
 *
 * @param paymentMethodId null for the one that the order named last
 * @param traceparent the trace of the request, if known
 * @param answer to the order that will be paid
 */
record RetryCommand(
    String orderId,
    String buyerId,
    @Nullable String paymentMethodId,
    OrderLimits limits,
    @Nullable String traceparent,
    GroupedIdempotency.Asked asked,
    Function<OrderHeader, Idempotency.Created> answer)
    implements RetryBatch.Command {

  @Override
  public GroupedDecision<PreparedRetry> decide(RetryBatch batch) {
    OrderHeader order =
        batch
            .order(orderId)
            .filter(found -> found.buyerId().equals(buyerId))
            .orElseThrow(OrderResource::unknown);
    RetryDecider.rejection(order.state(), limits)
        .ifPresent(rejection -> {
          throw problem(order, rejection);
        });
    String method = Objects.requireNonNullElse(paymentMethodId, order.paymentMethodId());
    PreparedRetry retry =
        batch.retry(order, new PaymentRetryRequested(orderId, method, buyerId), traceparent);
    return asked.effect(retry, answer.apply(retry.order()));
  }

  private ProblemException problem(OrderHeader order, RetryRejection rejection) {
    return switch (rejection) {
      case CANCELLED ->
          ProblemException.of(
              ProblemCode.ORDER_CANCELLED,
              "The order is cancelled: it is not paid any more. Place it again if you want it"
                  + " after all.");
      case ALREADY_PAID ->
          ProblemException.of(
              ProblemCode.ORDER_ALREADY_PAID,
              "The order is %s: there is nothing left to pay.".formatted(order.state().status()));
      case PAYMENT_IN_PROGRESS ->
          ProblemException.of(
              ProblemCode.PAYMENT_IN_PROGRESS,
              ("The order is %s: its attempt may still succeed. GET /payments?orderId=%s says how"
                      + " to go on with it.")
                  .formatted(order.state().status(), order.id()));
      case TOO_MANY_ATTEMPTS ->
          ProblemException.of(
              ProblemCode.TOO_MANY_PAYMENT_ATTEMPTS,
              "An order can have %s attempts at most, and this one has them: place it again."
                  .formatted(limits.maxPaymentAttempts()));
    };
  }
}
