package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Currencies;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.Placement.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDeciderTest {

  private static final String ID = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final OrderLimits LIMITS = new OrderLimits(500, 1_000_000, 20, Currencies.inUse());
  private static final OrderLine TEA = line("TEA", 2, 1099, "CNY");

  @Test
  void aSoundCommandBecomesAnOrderWithTheExactTotal() {
    Order order = accepted(order(TEA, line("CUP", 3, 333, "CNY")));

    assertThat(order.total()).isEqualTo(Money.of(2 * 1099 + 3 * 333, "CNY"));
    assertThat(order.lines()).extracting(OrderLine::sku).containsExactly("TEA", "CUP");
    assertThat(order.placed().orderId()).isEqualTo(ID);
    assertThat(order.placed().total()).isEqualTo(order.total());
  }

  @Test
  void anOrderMayReachEveryLimit() {
    OrderLine largest = line("x".repeat(64), 1_000_000, 999_999, "JPY");
    assertThat(accepted(order(largest)).total()).isEqualTo(Money.of(999_999_000_000L, "JPY"));
    assertThat(accepted(order(line("A", 1, Money.MAX_MINOR, "KWD"))).total().amountMinor())
        .isEqualTo(Money.MAX_MINOR);
    assertThat(accepted(order(lines(500))).lines()).hasSize(500);
  }

  /** A line that breaks a rule beside a sound one, and the only field at fault. */
  @ParameterizedTest(name = "{0} {1} x {2} {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sku   | quantity | amount        | currency | field
          TEA     | 1        | 1             | CNY      | lines[1].sku
          A       | 1000001  | 1             | CNY      | lines[1].quantity
          A       | 1        | 1             | HRK      | lines[1].unitPrice.currency
          A       | 1        | 1             | DEM      | lines[1].unitPrice.currency
          A       | 1        | 1             | FRF      | lines[1].unitPrice.currency
          A       | 1        | 1             | CHE      | lines[1].unitPrice.currency
          A       | 1        | 1             | USD      | lines[1].unitPrice.currency
          A       | 2        | 999999999999  | CNY      | lines[1]
          A       | 1000000  | 999999999999  | CNY      | lines[1]
          A       | 1        | 999999999999  | CNY      | lines
          """)
  void aLineThatBreaksARuleIsRejected(
      String sku, long quantity, long amount, String currency, String field) {
    assertThat(errors(order(TEA, line(sku, quantity, amount, currency))))
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  @Test
  void allBrokenRulesAreToldAtOnceInTheOrderOfTheFields() {
    assertThat(
            errors(
                order(
                    line("A", 1, 1, "HRK"),
                    line("A", 1_000_001, 1, "CNY"),
                    line("B", 2, 999_999_999_999L, "USD"))))
        .extracting(FieldError::field)
        .containsExactly(
            "lines[0].unitPrice.currency",
            "lines[1].sku",
            "lines[1].quantity",
            "lines[2]",
            "lines[2].unitPrice.currency");
  }

  @ParameterizedTest
  @CsvSource({"CNY", "EUR", "USD", "JPY", "KWD", "XOF", "CHF", "HKD", "TWD"})
  void anOrderMayBeInWhateverACountryUses(String currency) {
    assertThat(accepted(order(line("A", 1, 1, currency))).total()).isEqualTo(Money.of(1, currency));
  }

  @Test
  void anEmptyOrATooLongOrderIsRejectedAsOneError() {
    assertThat(errors(order())).extracting(FieldError::field).containsExactly("lines");
    assertThat(errors(order(lines(501)))).extracting(FieldError::field).containsExactly("lines");
    assertThat(errors(order(lines(10_000)))).extracting(FieldError::field).containsExactly("lines");
  }

  private static Order accepted(PlaceOrder command) {
    Placement placement = OrderDecider.decide(command, LIMITS, ID);
    assertThat(placement).isInstanceOf(Placement.Accepted.class);
    return ((Placement.Accepted) placement).order();
  }

  private static List<FieldError> errors(PlaceOrder command) {
    return switch (OrderDecider.decide(command, LIMITS, ID)) {
      case Placement.Rejected(List<FieldError> errors) -> errors;
      case Placement.Accepted _ -> Collections.emptyList();
    };
  }

  private static PlaceOrder order(OrderLine... lines) {
    return new PlaceOrder("buyer-1", "supplier-1", "pm_card_ok", List.of(lines));
  }

  private static OrderLine[] lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line("S" + i, 1, 1, "CNY"))
        .toArray(OrderLine[]::new);
  }

  private static OrderLine line(String sku, long quantity, long amount, String currency) {
    return new OrderLine(sku, "something", quantity, Money.of(amount, currency));
  }
}
