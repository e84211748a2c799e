package dev.quittance.orders.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to place an order, not checked yet: anything may be missing or wrong. */
public record PlaceOrder(
    @Nullable String buyerId,
    @Nullable String supplierId,
    @Nullable String paymentMethodId,
    @Nullable List<@Nullable Line> lines) {

  public record Line(
      @Nullable String sku,
      @Nullable String name,
      @Nullable Long quantity,
      @Nullable Price unitPrice) {}

  /**
   * @param amount minor units
   * @param currency ISO 4217 code
   */
  public record Price(@Nullable Long amount, @Nullable String currency) {}
}
