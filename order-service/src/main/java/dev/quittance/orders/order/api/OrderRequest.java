package dev.quittance.orders.order.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.PlaceOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /orders, and the shape of its fields. */
@Schema(name = "OrderRequest")
record OrderRequest(
    @Schema(examples = "supplier-1") @NotNull @Name String supplierId,
    @Schema(
            description = "A token of the payment method; a card number is refused.",
            examples = "pm_card_visa")
        @NotNull
        @Name
        String paymentMethodId,
    @Schema(
            description =
                "At most 500, unless configured otherwise. Each SKU once, one currency for all, and"
                    + " at most 999999999999 minor units in all.",
            minItems = 1,
            maxItems = 500)
        @NotNull
        List<@NotNull @Valid Line> lines) {

  @Schema(name = "OrderRequestLine")
  record Line(
      @Schema(
              description = "Unique within the order.",
              examples = "TEA-250",
              maxLength = MAX_SKU,
              pattern = Shapes.TEXT)
          @NotNull
          @Text(max = MAX_SKU, barCode = true)
          String sku,
      @Schema(examples = "Longjing tea, 250 g", maxLength = MAX_NAME, pattern = Shapes.TEXT)
          @Text(max = MAX_NAME)
          @Nullable String name,
      @Schema(
              description = "At most 1000000, unless configured otherwise.",
              minimum = "1",
              maximum = "1000000",
              examples = "2")
          @NotNull
          @Min(1)
          Long quantity,
      @Schema(ref = "PositiveMoney") @NotNull @PositiveMoney Money unitPrice) {

    private static final int MAX_SKU = 64;
    private static final int MAX_NAME = 200;

    private OrderLine line() {
      return new OrderLine(sku, name, quantity, unitPrice);
    }
  }

  /** The command, of the buyer whose token came with the request. */
  PlaceOrder command(String buyerId) {
    return new PlaceOrder(
        buyerId, supplierId, paymentMethodId, lines.stream().map(Line::line).toList());
  }
}
