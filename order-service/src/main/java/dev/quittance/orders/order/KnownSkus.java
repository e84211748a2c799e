package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Placement.FieldError;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a command against the catalogue, where only what is in it may be ordered. */
public final class KnownSkus {

  /** The command with its products and their names, or what is wrong with it. */
  public sealed interface Result {

    record Known(PlaceOrder command) implements Result {}

    /**
     * @param errors all of them, in the order of the fields
     */
    record Unknown(List<FieldError> errors) implements Result {

      public Unknown {
        errors = List.copyOf(errors);
      }
    }
  }

  private KnownSkus() {}

  /**
   * @param products the supplier's, by SKU
   */
  public static Result check(PlaceOrder command, Map<String, Product> products) {
    List<FieldError> errors = new ArrayList<>();
    List<OrderLine> known = new ArrayList<>();
    for (int i = 0; i < command.lines().size(); i++) {
      OrderLine line = command.lines().get(i);
      Product product = products.get(line.sku());
      FieldError error = error("lines[" + i + "]", line, product);
      if (error != null) {
        errors.add(error);
      } else if (product != null) {
        known.add(
            new OrderLine(
                product.id(),
                line.sku(),
                product.texts().name(),
                line.quantity(),
                line.unitPrice()));
      }
    }
    return errors.isEmpty()
        ? new Result.Known(
            new PlaceOrder(
                command.buyerId(), command.supplierId(), command.paymentMethodId(), known))
        : new Result.Unknown(errors);
  }

  private static @Nullable FieldError error(
      String path, OrderLine line, @Nullable Product product) {
    if (product == null || product.status() != ProductStatus.ACTIVE) {
      return new FieldError(
          path + ".sku", "names nothing that the supplier offers: GET /products lists what is");
    }
    Optional<Money> price = product.prices().unitPrice(line.quantity());
    if (price.isEmpty()) {
      return new FieldError(
          path + ".quantity", "must be at least " + product.prices().minimumQuantity());
    }
    return price.get().equals(line.unitPrice())
        ? null
        : new FieldError(
            path + ".unitPrice", "must be %s: the price of so many pieces".formatted(price.get()));
  }
}
