package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a buyer can do next. */
class OrderActionTest {

  private static final OrderLimits LIMITS = new OrderLimits(10, 10, 2, Set.of());

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          # so far                                                    | next
          placed                                                      | CANCEL
          placed action:1000:CNY                                      | COMPLETE_PAYMENT CANCEL
          placed failed                                               | PAY_AGAIN CANCEL DISPUTE
          placed failed retry                                         | CANCEL
          placed failed retry failed                                  | CANCEL DISPUTE
          placed complained                                           | CANCEL FOLLOW_DISPUTE
          placed failed complained                                    | PAY_AGAIN CANCEL FOLLOW_DISPUTE DISPUTE
          placed failed complained rejected                           | PAY_AGAIN CANCEL DISPUTE
          placed authorized:1000:CNY                                  | DISPUTE
          placed authorized:1000:CNY complained                       | FOLLOW_DISPUTE DISPUTE
          placed authorized:1000:CNY complained granted:9:CNY         | DISPUTE
          placed authorized:1000:CNY refunded:9:CNY                   | DISPUTE
          placed authorized:1000:CNY refunded:1000:CNY                | DISPUTE
          placed authorized:1000:CNY disputed:9:CNY                   | FOLLOW_DISPUTE DISPUTE
          placed cancelled                                            | nothing
          placed failed cancelled                                     | nothing
          placed cancelled action:1000:CNY                            | nothing
          placed cancelled authorized:1000:CNY                        | DISPUTE
          """)
  void theStateSaysWhatTheBuyerCanDo(String soFar, String next) {
    OrderState state = null;
    for (Event event : EventWords.events(soFar)) {
      state =
          ((Outcome.Applied) OrderFold.apply(state, event, Instant.parse("2026-11-23T12:00:00Z")))
              .state();
    }
    assertThat(
            OrderAction.of(Objects.requireNonNull(state), LIMITS).stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(Objects.requireNonNullElse(next, ""));
  }
}
