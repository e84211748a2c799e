package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Currencies;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryDeciderTest {

  private static final OrderLimits LIMITS = new OrderLimits(500, 1_000_000, 3, Currencies.inUse());

  /** What has happened to an order, of three attempts at most, and whether it may be paid again. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "may be paid",
      textBlock =
          """
          # so far                                         | then
          placed                                           | PAYMENT_IN_PROGRESS
          placed action:1000:CNY                           | PAYMENT_IN_PROGRESS
          placed failed                                    | may be paid
          placed failed retry                              | PAYMENT_IN_PROGRESS
          placed failed retry failed                       | may be paid
          placed failed retry failed retry failed          | TOO_MANY_ATTEMPTS
          placed failed action:1000:CNY                    | PAYMENT_IN_PROGRESS
          placed failed cancelled                          | CANCELLED
          placed cancelled authorized:1000:CNY             | CANCELLED
          placed authorized:1000:CNY                       | ALREADY_PAID
          placed authorized:1000:CNY disputed:9:CNY        | ALREADY_PAID
          placed authorized:1000:CNY refunded:1:CNY        | ALREADY_PAID
          placed authorized:1000:CNY refunded:1000:CNY     | ALREADY_PAID
          """)
  void onlyAnOrderWhosePaymentHasFailedIsPaidAgain(String soFar, RetryRejection expected) {
    OrderState state = null;
    for (var event : EventWords.events(soFar)) {
      state =
          ((Outcome.Applied) OrderFold.apply(state, event, Instant.parse("2026-11-23T12:00:00Z")))
              .state();
    }
    assertThat(RetryDecider.rejection(Objects.requireNonNull(state), LIMITS).orElse(null))
        .isEqualTo(expected);
  }
}
