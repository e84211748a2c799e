package dev.quittance.orders.order;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a request becomes an order. */
public final class OrderDecider {

  private OrderDecider() {}

  /**
   * @param orderId the id the order gets if it is accepted
   */
  public static Placement decide(PlaceOrder command, OrderLimits limits, String orderId) {
    List<FieldError> errors = new ArrayList<>();
    String buyerId = name("buyerId", command.buyerId(), errors);
    String supplierId = name("supplierId", command.supplierId(), errors);
    String paymentMethodId = name("paymentMethodId", command.paymentMethodId(), errors);
    List<OrderLine> lines = new LineCheck(limits, errors).lines(command.lines());
    Money total = errors.isEmpty() ? total(lines, errors) : null;
    if (buyerId == null || supplierId == null || paymentMethodId == null || total == null) {
      return new Placement.Rejected(errors);
    }
    return new Placement.Accepted(
        new Order(orderId, buyerId, supplierId, paymentMethodId, lines, total));
  }

  private static @Nullable String name(
      String field, @Nullable String value, List<FieldError> errors) {
    if (value == null) {
      errors.add(new FieldError(field, "is required"));
    } else if (CardNumbers.isIn(value)) {
      errors.add(new FieldError(field, "must be a token: it looks like a card number"));
    } else if (!Ids.isName(value)) {
      errors.add(new FieldError(field, "must be 1 to 64 letters, digits, '-' or '_'"));
    } else {
      return value;
    }
    return null;
  }

  /** The exact sum: no line is above {@link Money#MAX_MINOR}, so that a long holds it. */
  private static @Nullable Money total(List<OrderLine> lines, List<FieldError> errors) {
    long sum = 0;
    for (OrderLine line : lines) {
      sum = Math.addExact(sum, line.lineTotal().amountMinor());
    }
    if (sum > Money.MAX_MINOR) {
      errors.add(
          new FieldError(
              "lines",
              "must add up to at most " + Money.MAX_MINOR + " minor units: split the order"));
      return null;
    }
    return new Money(sum, lines.getFirst().unitPrice().currency());
  }
}
