package dev.quittance.orders.cart;

import dev.quittance.orders.cart.CartDecision.Accepted;
import dev.quittance.orders.cart.CartDecision.NotOpen;
import dev.quittance.orders.cart.CartDecision.Unchanged;
import dev.quittance.orders.shipping.Destination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides on changes of carts.
 *
 * <pre>
 *                 set item   remove item   deliver   merge another   be merged      check out
 *   OPEN          OPEN       OPEN          OPEN      OPEN            MERGED         CHECKED_OUT
 *   CHECKED_OUT   rejected   rejected      rejected  rejected        rejected       -
 *   MERGED        rejected   rejected      rejected  rejected        nothing 1)     -
 * </pre>
 *
 * <p>1) into the same cart as before, whatever became of that; into another one it is rejected.
 *
 * <p>Whether a product can be ordered now is no matter of the cart: {@link Review} tells.
 */
public final class CartDecider {

  private CartDecider() {}

  public static CartDecision decide(Cart cart, CartCommand command, CartLimits limits) {
    if (!cart.isOpen()) {
      return notOpen(cart);
    }
    return switch (command) {
      case CartCommand.SetItem(CartLine line) -> set(cart, line, limits);
      case CartCommand.RemoveItem(String productId) ->
          cart.quantityOf(productId).isEmpty()
              ? new CartDecision.NoSuchItem()
              : new Accepted(cart.without(productId));
      case CartCommand.Deliver(Destination to, boolean sameAddress) ->
          sameAddress && to.equals(cart.destination())
              ? new Unchanged()
              : new Accepted(cart.deliveredTo(to));
    };
  }

  private static CartDecision set(Cart cart, CartLine line, CartLimits limits) {
    if (line.quantity() > limits.maxQuantity()) {
      return new CartDecision.TooManyPieces(limits.maxQuantity());
    }
    if (cart.lines().contains(line)) {
      return new Unchanged();
    }
    Cart after = cart.with(line);
    return after.lines().size() > limits.maxLines() && after.lines().size() > cart.lines().size()
        ? new CartDecision.TooManyLines(limits.maxLines())
        : new Accepted(after);
  }

  /**
   * Puts the lines of one cart into another and closes it. Of a product that is in both, the larger
   * quantity counts: two devices that added the same do not order it twice, and nothing is lost. A
   * destination is taken over where there is none.
   *
   * @param from another one, of the same buyer
   */
  public static CartDecision merge(Cart into, Cart from, CartLimits limits) {
    if (into.id().equals(from.mergedInto())) {
      return new Unchanged();
    }
    if (!into.isOpen() || !from.isOpen()) {
      return notOpen(into.isOpen() ? from : into);
    }
    Map<String, Long> quantities = new LinkedHashMap<>();
    into.lines().forEach(line -> quantities.put(line.productId(), line.quantity()));
    from.lines().forEach(line -> quantities.merge(line.productId(), line.quantity(), Math::max));
    if (quantities.size() > limits.maxLines()) {
      return new CartDecision.TooManyLines(limits.maxLines());
    }
    List<CartLine> lines =
        quantities.entrySet().stream()
            .map(one -> new CartLine(one.getKey(), one.getValue()))
            .toList();
    Destination destination = into.destination() == null ? from.destination() : into.destination();
    return new CartDecision.Merged(into.next(lines, destination), from.mergedInto(into.id()));
  }

  private static NotOpen notOpen(Cart cart) {
    return new NotOpen(cart.id(), cart.mergedInto());
  }
}
