package dev.quittance.systemtests.client;

import java.util.List;
import java.util.Map;

/**
 * One thing bought of one supplier.
 *
 * @param buyerId whose token the order is placed with
 * @param paymentMethodId a token of the sandbox's cards
 */
public record Purchase(
    String buyerId,
    String supplierId,
    String paymentMethodId,
    String sku,
    long quantity,
    long unitPriceMinor,
    String currency) {

  public static final String CARD = "pm_card_visa";
  public static final String CARD_DECLINED = "pm_card_visa_chargeDeclined";

  public long totalMinor() {
    return Math.multiplyExact(quantity, unitPriceMinor);
  }

  Map<String, Object> toJson() {
    return Map.of(
        "supplierId", supplierId,
        "paymentMethodId", paymentMethodId,
        "lines",
            List.of(
                Map.of(
                    "sku", sku,
                    "quantity", quantity,
                    "unitPrice", Map.of("amount", unitPriceMinor, "currency", currency))));
  }
}
