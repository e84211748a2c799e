package dev.quittance.orders.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.ChargedAmounts.Movement;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.HistoryKind;
import dev.quittance.orders.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was charged against what was ordered. */
class ChargedAmountsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /** The past of an order of 1000 CNY: kind, amount and surcharge. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # past                                                              | charged | more  | back | held | kept | refundable
          ORDER_PLACED:1000                                                   | 0       | -1000 | 0    | 0    | 0    | 0
          ORDER_PLACED:1000 PAYMENT_FAILED                                    | 0       | -1000 | 0    | 0    | 0    | 0
          ORDER_PLACED:1000 PAYMENT_AUTHORIZED:1000                           | 1000    | 0     | 0    | 0    | 1000 | 1000
          PAYMENT_AUTHORIZED:1000:20                                          | 1020    | 20    | 0    | 0    | 1020 | 1000
          PAYMENT_AUTHORIZED:1000:20 REFUNDED:400                             | 1020    | 20    | 400  | 0    | 620  | 600
          PAYMENT_AUTHORIZED:1000:20 REFUNDED:400 REFUND_FAILED:400           | 1020    | 20    | 0    | 0    | 1020 | 1000
          PAYMENT_AUTHORIZED:1000:20 DISPUTE_OPENED:300:6                     | 1020    | 20    | 0    | 306  | 714  | 700
          PAYMENT_AUTHORIZED:1000:20 DISPUTE_OPENED:300:6 DISPUTE_WON:300:6   | 1020    | 20    | 0    | 0    | 1020 | 1000
          PAYMENT_AUTHORIZED:1000:20 DISPUTE_OPENED:300:6 DISPUTE_LOST:300:6  | 1020    | 20    | 306  | 0    | 714  | 700
          PAYMENT_AUTHORIZED:1000 BUYER_DISPUTE_OPENED:99 BUYER_DISPUTE_GRANTED:99 | 1000 | 0  | 0    | 0    | 1000 | 1000
          """)
  void areComputedFromTheHistory(
      String past, long charged, long more, long back, long held, long kept, long refundable) {
    ChargedAmounts amounts = amounts(past);

    assertThat(amounts.charged().amountMinor()).isEqualTo(charged);
    assertThat(amounts.difference().amountMinor()).isEqualTo(more);
    assertThat(amounts.refunded().plus(amounts.returnedByGateways()).amountMinor()).isEqualTo(back);
    assertThat(amounts.withheld().amountMinor()).isEqualTo(held);
    assertThat(amounts.kept().amountMinor()).isEqualTo(kept);
    assertThat(amounts.refundable().amountMinor()).isEqualTo(refundable);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ORDER_PLACED:1000                           | 10.00 CNY was ordered, and as far as we know nothing was charged.
          PAYMENT_AUTHORIZED:1000                     | 10.00 CNY was ordered, and 10.00 CNY was charged: there is no difference.
          PAYMENT_AUTHORIZED:1000:20                  | 10.00 CNY was ordered, and 10.20 CNY was charged: 0.20 CNY more, of which 0.20 CNY is a surcharge.
          PAYMENT_AUTHORIZED:400                      | 10.00 CNY was ordered, and 4.00 CNY was charged: 6.00 CNY less.
          PAYMENT_AUTHORIZED:1000 REFUNDED:400        | 10.00 CNY was ordered, and 10.00 CNY was charged: there is no difference. 4.00 CNY of it went back, and gateways hold 0.00 CNY.
          """)
  void areToldInASentence(String past, String words) {
    assertThat(DifferenceStatement.words(amounts(past), Locale.ENGLISH)).isEqualTo(words);
    assertThat(DifferenceStatement.words(amounts(past), Locale.CHINESE))
        .startsWith("订单金额 10.00 CNY")
        .endsWith("。");
  }

  private static ChargedAmounts amounts(String past) {
    List<Movement> movements = new ArrayList<>();
    for (String word : past.split(" ", -1)) {
      String[] parts = word.split(":", -1);
      movements.add(
          new Movement(
              new HistoryEntry(
                  movements.size() + 1,
                  Ids.of(Ids.EVENT, new UUID(0, movements.size())),
                  HistoryKind.valueOf(parts[0]),
                  OrderStatus.PAID,
                  money(parts, 1),
                  null,
                  null,
                  NOON),
              money(parts, 2),
              null));
    }
    return ChargedAmounts.of(Money.of(1000, "CNY"), movements);
  }

  private static @Nullable Money money(String[] parts, int place) {
    return place < parts.length ? Money.of(Long.parseLong(parts[place]), "CNY") : null;
  }
}
