package dev.quittance.orders.checkout.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.checkout.Checkout;
import dev.quittance.orders.checkout.CheckoutDecider;
import dev.quittance.orders.checkout.CheckoutDecision;
import dev.quittance.orders.checkout.store.CheckedOutCart;
import dev.quittance.orders.checkout.store.CheckoutBatch;
import dev.quittance.orders.order.api.Backlog;
import dev.quittance.orders.order.store.OrderRecord;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A buyer checks a cart out.
 *
 * @param ifMatch the If-Match header, or null
 * @param backlog which may let no new orders in
 * @param traceparent the trace of the request, if known
 * @param answer to the orders that are placed
 */
record CheckoutCommand(
    String cartId,
    String buyerId,
    @Nullable String ifMatch,
    Checkout checkout,
    Backlog backlog,
    @Nullable String traceparent,
    GroupedIdempotency.Asked asked,
    Function<List<OrderRecord>, Idempotency.Created> answer)
    implements CheckoutBatch.Command {

  @Override
  public GroupedDecision<CheckedOutCart> decide(CheckoutBatch batch) {
    Cart cart =
        batch
            .cart(cartId)
            .filter(found -> found.buyerId().equals(buyerId))
            .orElseThrow(CheckoutResource::unknown);
    if (cart.status() == CartStatus.CHECKED_OUT) {
      return GroupedDecision.alone();
    }
    backlog
        .refusal()
        .ifPresent(refusal -> {
          throw refusal;
        });
    IfMatch.require(ifMatch, cart.version());
    var decision = CheckoutDecider.decide(cart, batch.review(cart), checkout, batch.now());
    return switch (decision) {
      case CheckoutDecision.Stopped(var stops) -> throw CheckoutProblem.of(stops);
      case CheckoutDecision.Accepted(var orders) -> {
        CheckedOutCart checkedOut = batch.place(cart, orders, traceparent);
        yield asked.effect(checkedOut, answer.apply(checkedOut.records()));
      }
    };
  }
}
