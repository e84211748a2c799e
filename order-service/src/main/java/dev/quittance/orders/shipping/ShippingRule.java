package dev.quittance.orders.shipping;

import dev.quittance.contract.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parcel to a place costs by its weight, for a time.
 *
 * @param name by which people know it
 * @param country ISO 3166-1 alpha-2; null for every country
 * @param region ISO 3166-2; null for every region of the country
 * @param steps by ascending weight, 1 or more
 * @param from before then it is not valid; null for always
 * @param until from then on it is not valid; null for ever
 */
public record ShippingRule(
    String name,
    @Nullable String country,
    @Nullable String region,
    Currency currency,
    List<Step> steps,
    @Nullable Instant from,
    @Nullable Instant until) {

  /** The weight of a last step that has no end. */
  public static final long ANY_WEIGHT = Long.MAX_VALUE;

  /**
   * The price of a parcel up to a weight.
   *
   * @param maxGrams that weight included
   * @param priceMinor in minor units, 0 or more
   */
  public record Step(long maxGrams, long priceMinor) {}

  public ShippingRule {
    steps = List.copyOf(steps);
    if (region != null && (country == null || !region.startsWith(country + "-"))) {
      throw wrong(name, "its region is none of its country");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw wrong(name, "it ends before it begins");
    }
    if (steps.isEmpty()) {
      throw wrong(name, "it has no steps");
    }
    long before = 0;
    for (Step step : steps) {
      if (step.maxGrams() <= before) {
        throw wrong(name, "each step is of 1 gram or more and above the one before");
      }
      if (step.priceMinor() < 0 || step.priceMinor() > Money.MAX_MINOR) {
        throw wrong(name, "a price is 0 to " + Money.MAX_MINOR + " minor units");
      }
      before = step.maxGrams();
    }
  }

  /** The heaviest parcel that it has a price for. */
  long maxGrams() {
    return steps.getLast().maxGrams();
  }

  boolean isValid(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  /** Whether both are valid at some time. */
  boolean overlaps(ShippingRule other) {
    return (from == null || other.until == null || from.isBefore(other.until))
        && (other.from == null || until == null || other.from.isBefore(until));
  }

  private static IllegalArgumentException wrong(String name, String why) {
    return new IllegalArgumentException("shipping rule " + name + ": " + why);
  }
}
