package dev.quittance.orders.cart;

import dev.quittance.orders.shipping.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wants to order. Changes are decided by {@link CartDecider}.
 *
 * @param id {@code crt_...}
 * @param buyerId whose it is; nobody else sees it
 * @param version counts the changes, from 1
 * @param mergedInto the cart that has its lines; null unless it is {@link CartStatus#MERGED}
 * @param lines in the order in which they were added, each product once
 * @param destination where to deliver; null if not said
 */
public record Cart(
    String id,
    String buyerId,
    int version,
    CartStatus status,
    @Nullable String mergedInto,
    List<CartLine> lines,
    @Nullable Destination destination) {

  public static final String ID_PREFIX = "crt_";

  public Cart {
    lines = List.copyOf(lines);
    if ((status == CartStatus.MERGED) != (mergedInto != null)) {
      throw new IllegalArgumentException("a cart that is MERGED, and no other, names another");
    }
  }

  /** A new one. */
  public static Cart opened(String id, String buyerId) {
    return new Cart(id, buyerId, 1, CartStatus.OPEN, null, List.of(), null);
  }

  /** A new one with the lines and the destination of another, whatever became of that. */
  public static Cart copied(String id, Cart from) {
    return new Cart(id, from.buyerId, 1, CartStatus.OPEN, null, from.lines, from.destination);
  }

  public boolean isOpen() {
    return status == CartStatus.OPEN;
  }

  /** How many pieces of a product it has; empty if none. */
  public OptionalLong quantityOf(String productId) {
    return lines.stream()
        .filter(line -> line.productId().equals(productId))
        .mapToLong(CartLine::quantity)
        .findFirst();
  }

  /** The cart once its orders are placed. */
  public Cart checkedOut() {
    return new Cart(id, buyerId, version + 1, CartStatus.CHECKED_OUT, null, lines, destination);
  }

  Cart mergedInto(String other) {
    return new Cart(id, buyerId, version + 1, CartStatus.MERGED, other, lines, destination);
  }

  Cart deliveredTo(Destination to) {
    return next(lines, to);
  }

  Cart with(CartLine changed) {
    List<CartLine> all = new ArrayList<>();
    boolean found = false;
    for (CartLine line : lines) {
      boolean same = line.productId().equals(changed.productId());
      all.add(same ? changed : line);
      found |= same;
    }
    if (!found) {
      all.add(changed);
    }
    return next(all, destination);
  }

  Cart without(String productId) {
    return next(
        lines.stream().filter(line -> !line.productId().equals(productId)).toList(), destination);
  }

  Cart next(List<CartLine> newLines, @Nullable Destination newDestination) {
    return new Cart(id, buyerId, version + 1, status, mergedInto, newLines, newDestination);
  }
}
