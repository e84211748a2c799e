package dev.quittance.systemtests;

import dev.quittance.systemtests.client.Purchase;

/**
 * An order that was accepted.
 *
 * @param key the Idempotency-Key it was placed with
 */
record PlacedOrder(String orderId, String key, Purchase purchase) {

  boolean isDeclined() {
    return purchase.paymentMethodId().equals(Purchase.CARD_DECLINED);
  }

  long totalMinor() {
    return purchase.totalMinor();
  }
}
