package dev.quittance.orders.order;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Money;
import dev.quittance.contract.TextRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the lines of one request, and collects their errors. */
final class LineCheck {

  private final OrderLimits limits;
  private final List<FieldError> errors;
  private final PriceCheck prices;
  private final Map<String, Integer> lineOfSku = new HashMap<>();

  LineCheck(OrderLimits limits, List<FieldError> errors) {
    this.limits = limits;
    this.errors = errors;
    this.prices = new PriceCheck(limits.currencies(), errors);
  }

  /** The sound ones. */
  List<OrderLine> lines(@Nullable List<PlaceOrder.@Nullable Line> asked) {
    List<OrderLine> sound = new ArrayList<>();
    if (asked == null || asked.isEmpty() || asked.size() > limits.maxLines()) {
      errors.add(new FieldError("lines", "must be 1 to " + limits.maxLines() + " lines"));
      return sound;
    }
    for (int i = 0; i < asked.size(); i++) {
      OrderLine line = line(i, asked.get(i));
      if (line != null) {
        sound.add(line);
      }
    }
    return sound;
  }

  private @Nullable OrderLine line(int index, PlaceOrder.@Nullable Line asked) {
    String path = "lines[" + index + "]";
    if (asked == null) {
      errors.add(new FieldError(path, "must be a line, not null"));
      return null;
    }
    String sku = sku(path + ".sku", index, asked.sku());
    boolean named = isNamed(path + ".name", asked.name());
    Long quantity = quantity(path + ".quantity", asked.quantity());
    Money unitPrice = prices.price(path + ".unitPrice", asked.unitPrice());
    if (sku == null || !named || quantity == null || unitPrice == null) {
      return null;
    }
    if (quantity > Money.MAX_MINOR / unitPrice.amountMinor()) {
      errors.add(
          new FieldError(
              path,
              "quantity times unitPrice must be at most " + Money.MAX_MINOR + " minor units"));
      return null;
    }
    return new OrderLine(sku, asked.name(), quantity, unitPrice);
  }

  private @Nullable String sku(String path, int index, @Nullable String sku) {
    if (sku == null) {
      errors.add(new FieldError(path, "is required"));
      return null;
    }
    if (!isText(path, sku, limits.maxSkuLength(), true)) {
      return null;
    }
    Integer earlier = lineOfSku.putIfAbsent(sku, index);
    if (earlier != null) {
      errors.add(
          new FieldError(
              path, "must be unique: lines[" + earlier + "] has it; add up the quantities"));
      return null;
    }
    return sku;
  }

  private boolean isNamed(String path, @Nullable String name) {
    return name == null || isText(path, name, limits.maxNameLength(), false);
  }

  private @Nullable Long quantity(String path, @Nullable Long quantity) {
    if (quantity == null) {
      errors.add(new FieldError(path, "is required"));
      return null;
    }
    if (quantity < 1 || quantity > limits.maxQuantity()) {
      errors.add(new FieldError(path, "must be 1 to " + limits.maxQuantity()));
      return null;
    }
    return quantity;
  }

  private boolean isText(String path, String text, int maxLength, boolean barCodes) {
    if (!TextRule.isText(text, maxLength)) {
      errors.add(new FieldError(path, TextRule.rule(maxLength)));
      return false;
    }
    if (CardNumbers.isIn(text) && !(barCodes && CardNumbers.isGtin(text))) {
      errors.add(new FieldError(path, "must not contain what looks like a card number"));
      return false;
    }
    return true;
  }
}
