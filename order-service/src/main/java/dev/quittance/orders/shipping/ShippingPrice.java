package dev.quittance.orders.shipping;

import dev.quittance.contract.Money;

/** What the table says about a parcel. */
public sealed interface ShippingPrice {

  /**
   * @param rule the name of the rule that says so
   */
  record Priced(Money price, String rule) implements ShippingPrice {}

  /** Nothing is delivered there, or not for that currency. */
  record NoRule() implements ShippingPrice {}

  /**
   * @param maxGrams what a parcel to that place weighs at most
   */
  record TooHeavy(long maxGrams) implements ShippingPrice {}
}
