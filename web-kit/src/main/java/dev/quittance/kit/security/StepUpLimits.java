package dev.quittance.kit.security;

import dev.quittance.contract.Money;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits as configured, read at start: a service with one that makes no sense does not start.
 */
@Startup
@Singleton
public class StepUpLimits {

  private static final String PREFIX = "quittance.step-up.actions.";
  private static final String OTHER = "other";
  private static final long ALWAYS = -1;
  private static final long NEVER = Long.MAX_VALUE;

  private record Above(Map<String, Long> secondFactor, Map<String, Long> secondPerson) {}

  private final Map<String, Above> actions = new HashMap<>();

  StepUpLimits(StepUpConfig config) {
    config
        .actions()
        .forEach((action, limits) ->
            actions.put(
                action,
                new Above(
                    parsed(action + ".second-factor-above.", limits.secondFactorAbove()),
                    parsed(action + ".second-person-above.", limits.secondPersonAbove()))));
  }

  /** Whether a command of that worth, or of one that nobody knows, needs a second factor. */
  public boolean needSecondFactor(String action, @Nullable Money worth) {
    Above above = actions.get(action);
    return above == null || isAbove(above.secondFactor(), worth);
  }

  /** Whether a command of that worth, or of one that nobody knows, needs a second person. */
  public boolean needSecondPerson(String action, @Nullable Money worth) {
    Above above = actions.get(action);
    return above == null || isAbove(above.secondPerson(), worth);
  }

  private static boolean isAbove(Map<String, Long> limits, @Nullable Money worth) {
    long other = limits.getOrDefault(OTHER, ALWAYS);
    if (worth == null) {
      return other != NEVER;
    }
    return worth.amountMinor() > limits.getOrDefault(worth.currency().getCurrencyCode(), other);
  }

  private static Map<String, Long> parsed(String key, Map<String, String> limits) {
    Map<String, Long> parsed = new HashMap<>();
    limits.forEach((currency, limit) -> parsed.put(currency, minor(PREFIX + key, currency, limit)));
    return parsed;
  }

  private static long minor(String key, String currency, String limit) {
    switch (limit) {
      case "always":
        return ALWAYS;
      case "never":
        return NEVER;
      default:
        break;
    }
    try {
      BigDecimal amount = new BigDecimal(limit);
      int digits = Money.currencyOf(currency).getDefaultFractionDigits();
      Money money = Money.of(amount.movePointRight(digits).longValueExact(), currency);
      if (!money.isNegative()) {
        return money.amountMinor();
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // falls through: the message is the same
    }
    throw new IllegalArgumentException(
        "%s%s is '%s', but must be always, never or an amount of that currency such as 10000.00"
            .formatted(key, currency, limit));
  }
}
