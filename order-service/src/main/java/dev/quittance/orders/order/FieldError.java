package dev.quittance.orders.order;

/**
 * What is wrong with a field. Never repeats the value: it may be a card number.
 *
 * @param field its path, for example {@code lines[3].quantity}
 * @param message what would be right
 */
public record FieldError(String field, String message) {}
