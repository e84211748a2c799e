package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Placement.FieldError;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether a command becomes an order. */
public final class OrderDecider {

  private OrderDecider() {}

  /**
   * @param orderId the id the order gets if it is accepted
   */
  public static Placement decide(PlaceOrder command, OrderLimits limits, String orderId) {
    List<OrderLine> lines = command.lines();
    List<FieldError> errors = errors(lines, limits);
    if (!errors.isEmpty()) {
      return new Placement.Rejected(errors);
    }
    // No line is above Money.MAX_MINOR: a long holds the sum.
    long sum = lines.stream().mapToLong(line -> line.lineTotal().amountMinor()).sum();
    if (sum > Money.MAX_MINOR) {
      return new Placement.Rejected(
          List.of(
              new FieldError(
                  "lines",
                  "must add up to at most " + Money.MAX_MINOR + " minor units: split the order")));
    }
    Currency currency = lines.getFirst().unitPrice().currency();
    return new Placement.Accepted(
        new Order(
            orderId,
            command.buyerId(),
            command.supplierId(),
            command.paymentMethodId(),
            lines,
            Money.zero(currency),
            new Money(sum, currency),
            null,
            null));
  }

  private static List<FieldError> errors(List<OrderLine> lines, OrderLimits limits) {
    List<FieldError> errors = new ArrayList<>();
    if (lines.isEmpty() || lines.size() > limits.maxLines()) {
      errors.add(new FieldError("lines", "must be 1 to " + limits.maxLines() + " lines"));
      return errors;
    }
    Currency common = currency(lines, limits);
    Map<String, Integer> lineOfSku = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      OrderLine line = lines.get(i);
      String path = "lines[" + i + "]";
      Integer earlier = lineOfSku.putIfAbsent(line.sku(), i);
      if (earlier != null) {
        errors.add(
            new FieldError(
                path + ".sku",
                "must be unique: lines[" + earlier + "] has it; add up the quantities"));
      }
      if (line.quantity() > limits.maxQuantity()) {
        errors.add(new FieldError(path + ".quantity", "must be at most " + limits.maxQuantity()));
      } else if (line.quantity() > Money.MAX_MINOR / line.unitPrice().amountMinor()) {
        errors.add(
            new FieldError(
                path,
                "quantity times unitPrice must be at most " + Money.MAX_MINOR + " minor units"));
      }
      Currency currency = line.unitPrice().currency();
      if (!limits.currencies().contains(currency)) {
        errors.add(
            new FieldError(
                path + ".unitPrice.currency", "must be a currency that some country uses today"));
      } else if (!currency.equals(common)) {
        errors.add(
            new FieldError(
                path + ".unitPrice.currency", "must be " + common + ": an order has one currency"));
      }
    }
    return errors;
  }

  /** The order's: that of the first line whose currency is accepted. */
  private static @Nullable Currency currency(List<OrderLine> lines, OrderLimits limits) {
    return lines.stream()
        .map(line -> line.unitPrice().currency())
        .filter(limits.currencies()::contains)
        .findFirst()
        .orElse(null);
  }
}
