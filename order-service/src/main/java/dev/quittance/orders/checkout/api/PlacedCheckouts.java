package dev.quittance.orders.checkout.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.StoredCart;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carts that are checked out once more: the buyer gets the orders that he has. */
@ApplicationScoped
class PlacedCheckouts {

  private final CartStore carts;
  private final OrderStore orders;

  PlacedCheckouts(CartStore carts, OrderStore orders) {
    this.carts = carts;
    this.orders = orders;
  }

  /**
   * The orders that were placed when the cart was checked out, in the caller's transaction.
   *
   * @param ifMatch the If-Match header, or null
   */
  List<OrderRecord> orders(String cartId, String buyerId, @Nullable String ifMatch) {
    Cart cart =
        carts
            .find(cartId)
            .map(StoredCart::cart)
            .filter(found -> found.buyerId().equals(buyerId))
            .filter(found -> found.status() == CartStatus.CHECKED_OUT)
            .orElseThrow(CheckoutResource::unknown);
    List<OrderRecord> placed = orders.ofCart(cartId);
    checkVersion(ifMatch, placed, cart);
    return placed;
  }

  /** A client names the version that it saw before the checkout, or the one that it made. */
  private static void checkVersion(@Nullable String ifMatch, List<OrderRecord> placed, Cart cart) {
    int frozen = Objects.requireNonNull(placed.getFirst().header().cart()).version();
    try {
      IfMatch.require(ifMatch, frozen);
    } catch (ProblemException e) {
      IfMatch.check(ifMatch, cart.version());
    }
  }
}
