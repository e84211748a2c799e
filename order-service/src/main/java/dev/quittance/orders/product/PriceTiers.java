package dev.quittance.orders.product;

import dev.quittance.contract.Currencies;
import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices by quantity. A tier has a beginning and no end, so two of them neither overlap nor leave a
 * gap; the first one begins with the smallest quantity that can be ordered.
 *
 * @param tiers by ascending quantity, 1 or more
 */
public record PriceTiers(Currency currency, List<PriceTier> tiers) {

  /** Asked for each product that is read; the set is made anew each time it is asked for. */
  private static final Set<Currency> IN_USE = Currencies.inUse();

  /** More than anybody reads. */
  public static final int MAX_TIERS = 20;

  /** Pieces that a tier can begin with. */
  public static final long MAX_QUANTITY = 1_000_000_000;

  /**
   * A tier, or all of them, that break a rule.
   *
   * @param tier its number from 0 on; null if it is none of them alone
   * @param field null if it is the whole
   * @param message what would be right; never the value
   */
  public record Fault(@Nullable Integer tier, @Nullable String field, String message) {}

  public PriceTiers {
    tiers = List.copyOf(tiers);
    if (faultOf(currency, tiers) instanceof Fault fault) {
      throw new IllegalArgumentException("price tiers: " + fault.message());
    }
  }

  /** The first rule that prices break; null if there is none. */
  public static @Nullable Fault faultOf(Currency currency, List<PriceTier> tiers) {
    if (!IN_USE.contains(currency)) {
      return new Fault(null, "currency", "must be a currency that some country uses today");
    }
    if (tiers.isEmpty() || tiers.size() > MAX_TIERS) {
      return new Fault(null, null, "must be 1 to " + MAX_TIERS + " tiers");
    }
    for (int i = 0; i < tiers.size(); i++) {
      PriceTier tier = tiers.get(i);
      if (tier.minQuantity() < 1 || tier.minQuantity() > MAX_QUANTITY) {
        return new Fault(i, "minQuantity", "must be 1 to " + MAX_QUANTITY);
      }
      if (tier.unitPriceMinor() < 1 || tier.unitPriceMinor() > Money.MAX_MINOR) {
        return new Fault(i, "unitPrice", "must be 1 to " + Money.MAX_MINOR + " minor units");
      }
      if (i > 0 && tier.minQuantity() <= tiers.get(i - 1).minQuantity()) {
        return new Fault(
            i,
            "minQuantity",
            "must be more than that of the tier before: each tier ends where the next begins");
      }
    }
    return null;
  }

  /** The smallest quantity that can be ordered. */
  public long minimumQuantity() {
    return tiers.getFirst().minQuantity();
  }

  /** What a piece costs at the smallest quantity. */
  public Money firstPrice() {
    return price(tiers.getFirst());
  }

  /** What a piece costs in an order of that many; empty if it is below the smallest quantity. */
  public Optional<Money> unitPrice(long quantity) {
    return tiers.reversed().stream()
        .filter(tier -> quantity >= tier.minQuantity())
        .findFirst()
        .map(this::price);
  }

  private Money price(PriceTier tier) {
    return new Money(tier.unitPriceMinor(), currency);
  }
}
