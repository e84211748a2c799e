package dev.quittance.orders.cart;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Something that stops the checkout of a cart.
 *
 * @param message in words, with what would be right
 * @param supplierId {@code sup_...}; null if it is about none
 * @param currency of the order that it is about; null if it is about none alone
 * @param productId {@code prd_...}; null if it is about none
 */
public record Obstacle(
    ObstacleCode code,
    String message,
    @Nullable String supplierId,
    @Nullable Currency currency,
    @Nullable String productId) {

  static Obstacle ofCart(ObstacleCode code, String message) {
    return new Obstacle(code, message, null, null, null);
  }

  static Obstacle ofSupplier(ObstacleCode code, String message, String supplierId) {
    return new Obstacle(code, message, supplierId, null, null);
  }

  static Obstacle ofOrder(ObstacleCode code, String message, String supplierId, Currency currency) {
    return new Obstacle(code, message, supplierId, currency, null);
  }

  static Obstacle ofProduct(
      ObstacleCode code, String message, @Nullable String supplierId, String productId) {
    return new Obstacle(code, message, supplierId, null, productId);
  }
}
