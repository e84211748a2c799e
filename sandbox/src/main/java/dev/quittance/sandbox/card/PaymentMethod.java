package dev.quittance.sandbox.card;

/**
 * A card, without its number.
 *
 * @param fingerprint the same for the same number
 * @param created seconds since 1970
 */
record PaymentMethod(
    String id, TestCard card, int expiryMonth, int expiryYear, String fingerprint, long created) {}
