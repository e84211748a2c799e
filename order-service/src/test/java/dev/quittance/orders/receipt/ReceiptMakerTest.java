package dev.quittance.orders.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.HistoryKind;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receipt says of a history. */
class ReceiptMakerTest {

  private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
  private static final Money TOTAL = Money.of(2_698, "CNY");
  private static final String HEX = "0192f0c1e5a87c3e8b1d2f3a4b5c6d";
  private static final String TOPIC = "quittance.order-events.v1";

  /**
   * A history is a list of {@code KIND:amount:subject:reason}. Refunds and disputes are told as
   * {@code amount} and what became of them.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # history                                                               | attempts         | refunds      | disputes     | given back
          ORDER_PLACED:2698                                                       | not paid         |              |              |
          ORDER_PLACED:2698 PAYMENT_FAILED::a:expired_card                        | not paid         |              |              |
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a                             | paid             |              |              | 0.00 CNY
          ORDER_PLACED:2698 PAYMENT_FAILED::a:declined PAYMENT_RETRY_REQUESTED:2698 PAYMENT_AUTHORIZED:2698:b | declined, paid | | | 0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a REFUNDED:98:r REFUNDED:100:s | paid            | 98, 100      |              | 0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a REFUNDED:98:r REFUND_FAILED:98:r:refund_failed | paid | 98 came back | |         0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a REFUNDED:98 REFUNDED:98 REFUND_FAILED:98       | paid | 98, 98 came back | |     0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a DISPUTE_OPENED:500:d:not_received | paid       |              | 500 OPEN     | 0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a DISPUTE_OPENED:500:d DISPUTE_WON:500:d         | paid | | 500 WON | 0.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a DISPUTE_OPENED:500:d DISPUTE_LOST:500:d        | paid | | 500 LOST | 5.00 CNY
          ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a DISPUTE_OPENED:500 DISPUTE_LOST:500            | paid | | 500 LOST | 5.00 CNY
          ORDER_PLACED:2698 ORDER_CANCELLED:2698 PAYMENT_AUTHORIZED:2698:a REFUNDED:2698:r           | paid | 2698 | | 0.00 CNY
          """)
  void aReceiptFollowsFromTheHistory(
      String history,
      String attempts,
      @Nullable String refunds,
      @Nullable String disputes,
      @Nullable String givenBack) {
    Optional<Receipt> receipt = ReceiptMaker.make(order(history, List.of()), TOPIC);
    if (receipt.isEmpty()) {
      assertThat(attempts).isEqualTo("not paid");
      return;
    }
    assertThat(attempts(receipt.get())).isEqualTo(attempts);
    assertThat(refunds(receipt.get())).isEqualTo(refunds == null ? "" : refunds);
    assertThat(disputes(receipt.get())).isEqualTo(disputes == null ? "" : disputes);
    assertThat(AmountText.of(receipt.get().sums().givenBack())).isEqualTo(givenBack);
  }

  private static String attempts(Receipt receipt) {
    return receipt.payment().attempts().stream()
        .map(one -> one.failureReason() == null ? "paid" : one.failureReason())
        .collect(Collectors.joining(", "));
  }

  private static String refunds(Receipt receipt) {
    return receipt.refunds().stream()
        .map(one -> one.amount().amountMinor() + (one.cameBackAt() == null ? "" : " came back"))
        .collect(Collectors.joining(", "));
  }

  private static String disputes(Receipt receipt) {
    return receipt.disputes().stream()
        .map(one -> one.amount().amountMinor() + " " + one.outcome())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BUYER_DISPUTE_OPENED:500:dsp_1:not_received                                             | 500 null OPEN
          BUYER_DISPUTE_OPENED::dsp_1:not_received                                                | null null OPEN
          BUYER_DISPUTE_OPENED:500:dsp_1:x BUYER_DISPUTE_REJECTED::dsp_1:rejection                | 500 null REJECTED
          BUYER_DISPUTE_OPENED:500:dsp_1:x BUYER_DISPUTE_GRANTED:400:dsp_1:refund REFUNDED:400:rfd_1 | 500 400 GRANTED
          BUYER_DISPUTE_OPENED:500:dsp_1:x BUYER_DISPUTE_GRANTED:400:dsp_1:refund BUYER_DISPUTE_REFUND_FAILED:400:rfd_1:closed | 500 400 REFUND_FAILED
          """)
  void aComplaintIsWhatSupportDecided(String history, String complaint) {
    Receipt receipt =
        ReceiptMaker.make(
                order("ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a " + history, List.of()), TOPIC)
            .orElseThrow();
    assertThat(receipt.complaints())
        .extracting(
            one -> "%s %s %s".formatted(minor(one.claimed()), minor(one.granted()), one.outcome()))
        .containsExactly(complaint);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.amountMinor();
  }

  @Test
  void theChargeIsWhatTheGatewayTook() {
    assertThat(sums(null, null, null).charged()).isEqualTo(TOTAL);
    assertThat(sums(null, Money.of(12, "CNY"), null).charged()).isEqualTo(Money.of(2_710, "CNY"));
    Receipt.Sums foreign = sums(Money.of(376, "USD"), Money.of(12, "CNY"), "0.1385");
    assertThat(foreign.charged()).isEqualTo(Money.of(376, "USD"));
    assertThat(foreign.rate()).isEqualTo("0.1385");
    assertThat(foreign.goods()).isEqualTo(TOTAL);
    assertThat(foreign.shipping()).isNull();
  }

  @Test
  void whatWasPaidBeforePlacesWereKeptIsNotMadeUp() {
    Receipt receipt =
        ReceiptMaker.make(order("ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a", List.of()), TOPIC)
            .orElseThrow();
    assertThat(receipt.sums().charged()).isNull();
    assertThat(receipt.payment().gateway()).isNull();
    assertThat(receipt.log().isComplete()).isFalse();
    assertThat(receipt.log().events()).extracting(LogPlaces.LoggedPlace::place).containsOnlyNulls();
    ReceiptPage page = ReceiptPrinter.print(receipt, Locale.ENGLISH);
    assertThat(page.totals()).extracting(ReceiptPage.Fact::value).contains("Not recorded");
  }

  /** {@code printf '3:7 evt_...00 OrderPlaced\n3:9 evt_...01 PaymentAuthorized\n' | sha256sum} */
  @Test
  void theDigestOfThePlacesIsWhatAnybodyComputes() {
    PaidOrder order =
        order(
            "ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a",
            List.of(logged(0, 3, 7, null, null, null), logged(1, 3, 9, null, null, null)));
    LogPlaces log = ReceiptMaker.make(order, TOPIC).orElseThrow().log();
    assertThat(log.isComplete()).isTrue();
    assertThat(log.digest())
        .isEqualTo("e4a4c0a836703e39976ae4d3569eeae08b5690936932749999a4dd7add186881");
  }

  @Test
  void aPageIsEnglishOrChinese() {
    Receipt receipt =
        ReceiptMaker.make(
                order(
                    "ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a REFUNDED:98:r",
                    List.of(logged(1, 3, 9, null, Money.of(12, "CNY"), null))),
                TOPIC)
            .orElseThrow();
    assertThat(ReceiptPrinter.print(receipt, Locale.ENGLISH).totals())
        .extracting(fact -> fact.label() + " " + fact.value())
        .containsExactly(
            "Total 26.98 CNY",
            "Surcharge for the way of paying 0.12 CNY",
            "Charged 27.10 CNY",
            "Refunded \u22120.98 CNY",
            "Remains paid 26.00 CNY");
    ReceiptPage chinese = ReceiptPrinter.print(receipt, Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.language()).isEqualTo("zh");
    assertThat(chinese.title()).isEqualTo("付款收据");
    assertThat(chinese.asOf()).isEqualTo("截至 2026年11月26日 08:02:00 UTC");
    assertThat(chinese.totals().getFirst().label()).isEqualTo("合计");
  }

  @Test
  void aNameThatASpreadsheetWouldRunIsText() {
    PaidOrder sound = order("ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a", List.of());
    Receipt receipt =
        ReceiptMaker.make(
                new PaidOrder(
                    sound.orderId(),
                    sound.buyerId(),
                    sound.methodId(),
                    sound.shipping(),
                    new Acknowledgement(AcknowledgedStatus.EXPIRED, AT),
                    sound.state(),
                    List.of(new OrderLine("+1", "=HYPERLINK(\"http://x\")", 1_000, TOTAL)),
                    sound.history(),
                    List.of(),
                    sound.seller()),
                TOPIC)
            .orElseThrow();
    assertThat(ReceiptPrinter.print(receipt, Locale.ENGLISH).lines().rows().getFirst().cells())
        .extracting(ReceiptPage.Cell::text)
        .containsExactly("'+1", "'=HYPERLINK(\"http://x\")", "1,000", "26.98", "26,980.00");
  }

  private static Receipt.Sums sums(
      @Nullable Money charged, @Nullable Money surcharge, @Nullable String rate) {
    return ReceiptMaker.make(
            order(
                "ORDER_PLACED:2698 PAYMENT_AUTHORIZED:2698:a",
                List.of(logged(1, 3, 9, charged, surcharge, rate))),
            TOPIC)
        .orElseThrow()
        .sums();
  }

  private static LoggedEvent logged(
      int number,
      int partition,
      long offset,
      @Nullable Money charged,
      @Nullable Money surcharge,
      @Nullable String rate) {
    return new LoggedEvent(
        eventId(number), partition, offset, "sandbox", "ch_1", charged, surcharge, rate, null);
  }

  private static String eventId(int number) {
    return "evt_%s0%s".formatted(HEX, number);
  }

  private static PaidOrder order(String words, List<LoggedEvent> logged) {
    List<HistoryEntry> history = new ArrayList<>();
    long refunded = 0;
    for (String word : words.split(" ")) {
      HistoryEntry entry = entry(history.size(), word.split(":", -1));
      history.add(entry);
      long amount = entry.amount() == null ? 0 : entry.amount().amountMinor();
      refunded +=
          switch (entry.kind()) {
            case REFUNDED -> amount;
            case REFUND_FAILED -> -amount;
            default -> 0;
          };
    }
    return new PaidOrder(
        "ord_" + HEX + "7e",
        "buyer-1",
        "pm_card_visa",
        Money.of(0, "CNY"),
        null,
        new OrderState(
            history.size(),
            PaymentStatus.AUTHORIZED,
            null,
            0,
            0,
            1,
            TOTAL,
            Money.of(refunded, "CNY"),
            "pay_" + HEX + "7e",
            null,
            AT,
            AT.plusSeconds(60L * (history.size() - 1))),
        List.of(new OrderLine("TEA-250", "龙井茶", 1, TOTAL)),
        history,
        logged,
        Receipt.Seller.unknown("supplier-1"));
  }

  private static HistoryEntry entry(int number, String[] parts) {
    String subject = parts.length > 2 ? parts[2] : null;
    return new HistoryEntry(
        number + 1,
        eventId(number),
        HistoryKind.valueOf(parts[0]),
        OrderStatus.PAID,
        parts.length < 2 || parts[1].isEmpty() ? null : Money.of(Long.parseLong(parts[1]), "CNY"),
        parts.length > 3 ? parts[3] : null,
        subject,
        AT.plusSeconds(60L * number));
  }
}
