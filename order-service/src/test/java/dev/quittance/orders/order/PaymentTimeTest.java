package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an order is cancelled that nobody pays. */
class PaymentTimeTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final PaymentTime TIME =
      new PaymentTime(Duration.ofMinutes(30), Duration.ofDays(3));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "never",
      textBlock =
          """
          # so far                                    | due
          placed                                      | never
          placed failed                               | 2026-11-23T12:30:00Z
          placed failed retry                         | never
          placed failed retry failed                  | 2026-11-23T12:30:00Z
          placed action:1000:CNY                      | 2026-11-23T12:30:00Z
          placed code:12.15                           | 2026-11-23T12:45:00Z
          placed code:11.15                           | 2026-11-23T12:30:00Z
          placed transfer                             | 2026-12-03T12:00:00Z
          placed transfer failed                      | 2026-11-23T12:30:00Z
          placed failed authorized:1000:CNY           | never
          placed failed cancelled                     | never
          placed failed cancelled failed              | never
          placed cancelled action:1000:CNY            | never
          placed authorized:1000:CNY refunded:9:CNY   | never
          placed complained                           | never
          placed failed complained                    | 2026-11-23T12:30:00Z
          placed failed complained rejected           | 2026-11-23T12:30:00Z
          placed failed complained cancelled          | never
          """)
  void anOrderIsDueOnlyOnceNothingCanComeAnyMore(String soFar, Instant due) {
    List<Event> events = EventWords.events(soFar);
    OrderState state = null;
    Instant found = null;
    for (Event event : events) {
      state = ((Outcome.Applied) OrderFold.apply(state, event, NOON)).state();
      found = TIME.due(found, state, event, NOON);
    }
    assertThat(found).isEqualTo(due);
  }
}
