package dev.quittance.orders.shipping;

import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes, as far as its price depends on it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region a subdivision of it by ISO 3166-2, for example {@code CN-ZJ}; null if not said
 */
public record Destination(String country, @Nullable String region) {

  /** The form of a region. */
  public static final String REGION = "^[A-Z]{2}-[A-Z0-9]{1,3}$";

  public Destination {
    if (region != null && !region.startsWith(country + "-")) {
      throw new IllegalArgumentException("a region is one of its country");
    }
  }
}
