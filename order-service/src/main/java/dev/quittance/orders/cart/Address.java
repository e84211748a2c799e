package dev.quittance.orders.cart;

import org.jspecify.annotations.Nullable;

/**
 * To whom a parcel goes, beside its {@link dev.quittance.orders.shipping.Destination}: personal
 * data, which is stored enciphered only.
 */
public record Address(
    String recipient,
    @Nullable String phone,
    String street,
    @Nullable String city,
    @Nullable String postalCode) {

  public static final int MAX_NAME = 100;
  public static final int MAX_PHONE = 40;
  public static final int MAX_STREET = 200;
  public static final int MAX_POSTAL_CODE = 20;

  /** Without what it says: it must not come to a log. */
  @Override
  public String toString() {
    return "Address[...]";
  }
}
