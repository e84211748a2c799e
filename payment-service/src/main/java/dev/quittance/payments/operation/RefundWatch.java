package dev.quittance.payments.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a refund that succeeded is asked about: until then its gateway can still fail it, and a
 * notification of that may be lost. Each pause is as long as the refund is old.
 *
 * @param first the first pause
 * @param whole when it is over; zero if success is final at once
 */
public record RefundWatch(Duration first, Duration whole) {

  /**
   * When it is asked about next; null if it is not.
   *
   * @param since when the gateway was asked to refund
   */
  @Nullable Instant nextAsk(Instant since, Instant at) {
    Duration age = Duration.between(since, at);
    if (age.compareTo(whole) >= 0) {
      return null;
    }
    return at.plus(age.compareTo(first) > 0 ? age : first);
  }
}
