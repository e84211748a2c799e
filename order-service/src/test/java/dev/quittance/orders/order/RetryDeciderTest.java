package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Currencies;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDeciderTest {

  private static final OrderLimits LIMITS = new OrderLimits(500, 1_000_000, 3, Currencies.inUse());

  /** What has happened to an order, how often it was attempted, and whether it may be again. */
  @ParameterizedTest(name = "{0}, {1} attempts: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "may be paid",
      textBlock =
          """
          # so far                                         | attempts | then
          placed                                           | 1        | PAYMENT_IN_PROGRESS
          placed action:1000:CNY                           | 1        | PAYMENT_IN_PROGRESS
          placed failed                                    | 1        | may be paid
          placed failed                                    | 2        | may be paid
          placed failed                                    | 3        | TOO_MANY_ATTEMPTS
          placed failed retry                              | 3        | PAYMENT_IN_PROGRESS
          placed failed retry failed                       | 2        | may be paid
          placed failed action:1000:CNY                    | 1        | PAYMENT_IN_PROGRESS
          placed authorized:1000:CNY                       | 1        | ALREADY_PAID
          placed authorized:1000:CNY refunded:1:CNY        | 3        | ALREADY_PAID
          placed authorized:1000:CNY refunded:1000:CNY     | 1        | ALREADY_PAID
          """)
  void onlyAnOrderWhosePaymentHasFailedIsPaidAgain(
      String soFar, long attempts, RetryRejection expected) {
    OrderState state = null;
    for (var event : EventWords.events(soFar)) {
      state =
          ((Outcome.Applied) OrderFold.apply(state, event, Instant.parse("2026-11-23T12:00:00Z")))
              .state();
    }
    assertThat(RetryDecider.rejection(Objects.requireNonNull(state), attempts, LIMITS).orElse(null))
        .isEqualTo(expected);
  }
}
