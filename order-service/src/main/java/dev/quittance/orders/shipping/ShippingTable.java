package dev.quittance.orders.shipping;

import dev.quittance.contract.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What parcels cost: rules by place, currency and time. The rule that names the place most exactly
 * decides alone: its region, else its country, else every country. A parcel that is too heavy for
 * that rule is not priced by a wider one, which may be cheaper.
 */
public final class ShippingTable {

  private record Place(@Nullable String country, @Nullable String region, Currency currency) {}

  private final Map<Place, List<ShippingRule>> rules = new HashMap<>();

  /**
   * @throws IllegalArgumentException if two rules say something about the same parcel
   */
  public ShippingTable(List<ShippingRule> all) {
    for (ShippingRule rule : all) {
      List<ShippingRule> same =
          rules.computeIfAbsent(
              new Place(rule.country(), rule.region(), rule.currency()), key -> new ArrayList<>());
      for (ShippingRule other : same) {
        if (rule.overlaps(other)) {
          throw new IllegalArgumentException(
              "shipping rules %s and %s are valid for the same place and currency at the same time"
                  .formatted(other.name(), rule.name()));
        }
      }
      same.add(rule);
    }
  }

  /**
   * The price of a parcel.
   *
   * @param grams its weight, 1 or more
   * @param at the time of the question
   */
  public ShippingPrice price(Destination to, long grams, Currency currency, Instant at) {
    return rule(to, currency, at)
        .map(rule -> price(rule, grams))
        .orElseGet(ShippingPrice.NoRule::new);
  }

  private Optional<ShippingRule> rule(Destination to, Currency currency, Instant at) {
    Optional<ShippingRule> regional =
        to.region() == null
            ? Optional.empty()
            : valid(new Place(to.country(), to.region(), currency), at);
    return regional
        .or(() -> valid(new Place(to.country(), null, currency), at))
        .or(() -> valid(new Place(null, null, currency), at));
  }

  private Optional<ShippingRule> valid(Place place, Instant at) {
    return rules.getOrDefault(place, List.of()).stream()
        .filter(rule -> rule.isValid(at))
        .findFirst();
  }

  private static ShippingPrice price(ShippingRule rule, long grams) {
    return rule.steps().stream()
        .filter(step -> grams <= step.maxGrams())
        .findFirst()
        .<ShippingPrice>map(step ->
            new ShippingPrice.Priced(new Money(step.priceMinor(), rule.currency()), rule.name()))
        .orElseGet(() -> new ShippingPrice.TooHeavy(rule.maxGrams()));
  }
}
