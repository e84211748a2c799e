package dev.quittance.orders.order.api;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.orders.order.PlaceOrder;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /orders. */
@Schema(
    name = "OrderRequest",
    requiredProperties = {"buyerId", "supplierId", "paymentMethodId", "lines"})
record OrderRequest(
    @Schema(examples = "buyer-1", minLength = 1, maxLength = 64) @Nullable String buyerId,
    @Schema(examples = "supplier-1", minLength = 1, maxLength = 64) @Nullable String supplierId,
    @Schema(
            description = "A token of the payment method; a card number is refused.",
            examples = "pm_card_visa",
            minLength = 1,
            maxLength = 64)
        @Nullable String paymentMethodId,
    @Schema(
            description =
                "At most 500, unless configured otherwise. Each SKU once, one currency for all, and"
                    + " at most 999999999999 minor units in all.",
            minItems = 1,
            maxItems = 500)
        @Nullable List<@Nullable Line> lines) {

  @Schema(
      name = "OrderRequestLine",
      requiredProperties = {"sku", "quantity", "unitPrice"})
  record Line(
      @Schema(
              description = "Unique within the order.",
              examples = "TEA-250",
              maxLength = 64,
              pattern = Shapes.TEXT)
          @Nullable String sku,
      @Schema(examples = "Longjing tea, 250 g", maxLength = 200, pattern = Shapes.TEXT)
          @Nullable String name,
      @Schema(
              description = "At most 1000000, unless configured otherwise.",
              minimum = "1",
              maximum = "1000000",
              examples = "2")
          @Nullable Long quantity,
      @Schema(ref = "PositiveMoney") @Nullable Price unitPrice) {}

  record Price(@Nullable Long amount, @Nullable String currency) {}

  PlaceOrder command() {
    return new PlaceOrder(
        buyerId, supplierId, paymentMethodId, lines == null ? null : lines(lines));
  }

  private static List<PlaceOrder.@Nullable Line> lines(List<@Nullable Line> lines) {
    List<PlaceOrder.@Nullable Line> copies = new ArrayList<>(lines.size());
    for (@Nullable Line line : lines) {
      copies.add(line(line));
    }
    return copies;
  }

  private static PlaceOrder.@Nullable Line line(@Nullable Line line) {
    if (line == null) {
      return null;
    }
    Price price = line.unitPrice();
    return new PlaceOrder.Line(
        line.sku(),
        line.name(),
        line.quantity(),
        price == null ? null : new PlaceOrder.Price(price.amount(), price.currency()));
  }
}
