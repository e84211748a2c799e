package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Currencies;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.PlaceOrder.Line;
import dev.quittance.orders.order.PlaceOrder.Price;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeciderTest {

  private static final String ID = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final OrderLimits LIMITS =
      new OrderLimits(500, 1_000_000, 64, 200, Currencies.inUse());
  private static final Line TEA = line("TEA", 2, 1099, "CNY");

  @Test
  void aSoundWishBecomesAnOrderWithTheExactTotal() {
    Order order = accepted(wish(TEA, line("CUP", 3, 333, "CNY")));

    assertThat(order.total()).isEqualTo(Money.of(2 * 1099 + 3 * 333, "CNY"));
    assertThat(order.lines()).extracting(OrderLine::sku).containsExactly("TEA", "CUP");
    assertThat(order.placed().orderId()).isEqualTo(ID);
    assertThat(order.placed().total()).isEqualTo(order.total());
  }

  @Test
  void anOrderMayReachEveryLimit() {
    Line largest = line("x".repeat(64), 1_000_000, 999_999, "JPY");
    assertThat(accepted(wish(largest)).total()).isEqualTo(Money.of(999_999_000_000L, "JPY"));
    assertThat(accepted(wish(line("A", 1, Money.MAX_MINOR, "KWD"))).total().amountMinor())
        .isEqualTo(Money.MAX_MINOR);
    assertThat(accepted(wish(lines(500))).lines()).hasSize(500);
  }

  /** One wrong line beside a sound one, and the only field at error. */
  @ParameterizedTest(name = "{0} {1} x {2} {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          # sku   | quantity | amount        | currency | field
          null    | 1        | 1             | CNY      | lines[1].sku
          ''      | 1        | 1             | CNY      | lines[1].sku
          '  '    | 1        | 1             | CNY      | lines[1].sku
          TEA     | 1        | 1             | CNY      | lines[1].sku
          A       | null     | 1             | CNY      | lines[1].quantity
          A       | 0        | 1             | CNY      | lines[1].quantity
          A       | -1       | 1             | CNY      | lines[1].quantity
          A       | 1000001  | 1             | CNY      | lines[1].quantity
          A       | 1        | null          | CNY      | lines[1].unitPrice.amount
          A       | 1        | 0             | CNY      | lines[1].unitPrice.amount
          A       | 1        | -5            | CNY      | lines[1].unitPrice.amount
          A       | 1        | 1000000000000 | CNY      | lines[1].unitPrice.amount
          A       | 1        | 1             | null     | lines[1].unitPrice.currency
          A       | 1        | 1             | ZZZ      | lines[1].unitPrice.currency
          A       | 1        | 1             | cny      | lines[1].unitPrice.currency
          A       | 1        | 1             | XAU      | lines[1].unitPrice.currency
          A       | 1        | 1             | HRK      | lines[1].unitPrice.currency
          A       | 1        | 1             | DEM      | lines[1].unitPrice.currency
          A       | 1        | 1             | FRF      | lines[1].unitPrice.currency
          A       | 1        | 1             | CHE      | lines[1].unitPrice.currency
          A       | 1        | 1             | USD      | lines[1].unitPrice.currency
          A       | 2        | 999999999999  | CNY      | lines[1]
          A       | 1000000  | 999999999999  | CNY      | lines[1]
          A       | 1        | 999999999999  | CNY      | lines
          """)
  void aWrongLineIsRefused(
      String sku, Long quantity, Long amount, String currency, String faultyField) {
    Line wrong = new Line(sku, null, quantity, new Price(amount, currency));
    assertThat(errors(wish(TEA, wrong))).extracting(FieldError::field).containsExactly(faultyField);
  }

  @ParameterizedTest
  @CsvSource({"CNY", "EUR", "USD", "JPY", "KWD", "XOF", "CHF", "HKD", "TWD"})
  void anOrderMayBeInWhateverACountryUses(String currency) {
    assertThat(accepted(wish(line("A", 1, 1, currency))).total()).isEqualTo(Money.of(1, currency));
  }

  @Test
  void cardNumbersAreRefusedInSkusAndNamesButBarCodesAreSkus() {
    String barCode = "6901234567090";
    assertThat(CardNumbers.isIn(barCode)).isTrue();
    assertThat(accepted(wish(line(barCode, 1, 1, "CNY"))).lines()).hasSize(1);
    Line wrong = new Line("No 4242 4242 4242 4242", "4242424242424242", 1L, new Price(1L, "CNY"));
    assertThat(errors(wish(wrong)))
        .extracting(FieldError::field)
        .containsExactly("lines[0].sku", "lines[0].name");
  }

  @Test
  void textThatADatabaseCannotHoldIsRefused() {
    for (String text : List.of("a\u0000b", "a\nb", "\ud800", "x".repeat(201))) {
      Line wrong = new Line(text, text, 1L, new Price(1L, "CNY"));
      assertThat(errors(wish(wrong)))
          .extracting(FieldError::field)
          .containsExactly("lines[0].sku", "lines[0].name");
    }
  }

  @Test
  void anEmptyOrATooLongOrderIsRefusedAsOneFault() {
    assertThat(errors(wish())).extracting(FieldError::field).containsExactly("lines");
    assertThat(errors(wish(lines(501)))).extracting(FieldError::field).containsExactly("lines");
    assertThat(errors(wish(lines(10_000)))).extracting(FieldError::field).containsExactly("lines");
  }

  @Test
  void everythingMissingIsToldAtOnce() {
    assertThat(errors(new PlaceOrder(null, null, null, null)))
        .extracting(FieldError::field)
        .containsExactly("buyerId", "supplierId", "paymentMethodId", "lines");
    List<@Nullable Line> lines = new ArrayList<>();
    lines.add(null);
    lines.add(new Line(null, null, null, null));
    assertThat(errors(new PlaceOrder("b", "s", "pm", lines)))
        .extracting(FieldError::field)
        .containsExactly("lines[0]", "lines[1].sku", "lines[1].quantity", "lines[1].unitPrice");
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, true",
    "4242-4242-4242-4242, true",
    "4242 4242 4242 4242, true",
    "378282246310005, true",
    "6304000000000000, true",
    "4242424242424241, false",
    "pm_card_ok, false",
    "pm_4242424242424242, true",
    "18, false",
    "12345678903, false",
  })
  void whatLooksLikeACardNumberIsRefusedWithoutEchoingIt(String id, boolean looksLikeOne) {
    assertThat(CardNumbers.isIn(id)).isEqualTo(looksLikeOne);
    if (looksLikeOne) {
      assertThat(errors(new PlaceOrder(id, id, id, List.of(TEA))))
          .hasSize(3)
          .allSatisfy(error -> assertThat(error.message()).contains("token").doesNotContain(id));
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "a b", "a/b", "a:b", "_a", "-a", "ä"})
  void idsThatAreNotNamesAreRefused(String id) {
    assertThat(errors(new PlaceOrder(id, "s", "pm", List.of(TEA))))
        .extracting(FieldError::field)
        .containsExactly("buyerId");
  }

  private static Order accepted(PlaceOrder wish) {
    Placement placement = OrderDecider.decide(wish, LIMITS, ID);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return ((Placement.Accepted) placement).order();
  }

  private static List<FieldError> errors(PlaceOrder wish) {
    return switch (OrderDecider.decide(wish, LIMITS, ID)) {
      case Placement.Rejected(List<FieldError> errors) -> errors;
      case Placement.Accepted _ -> Collections.emptyList();
    };
  }

  private static PlaceOrder wish(Line... lines) {
    return new PlaceOrder("buyer-1", "supplier-1", "pm_card_ok", List.of(lines));
  }

  private static Line[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> line("S" + i, 1, 1, "CNY")).toArray(Line[]::new);
  }

  private static Line line(String sku, long quantity, long amount, String currency) {
    return new Line(sku, "something", quantity, new Price(amount, currency));
  }
}
