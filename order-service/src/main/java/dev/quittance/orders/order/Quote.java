package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer was told that an order will be charged by the kind of method that he pays by, and
 * accepted.
 *
 * @param charged with the surcharge, in the currency that is charged
 * @param surcharge what is charged on top, in the total's currency; null for nothing
 * @param rate units of the charged currency for one unit of the total's; null if they are the same
 * @param until until just before when it holds for an attempt to pay
 */
public record Quote(
    Money charged, @Nullable Money surcharge, @Nullable String rate, Instant until) {

  /** As long as quotes of payment-service hold. */
  public static final Duration HOLDS = Duration.ofMinutes(15);
}
