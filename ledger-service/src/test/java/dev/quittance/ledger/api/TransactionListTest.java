package dev.quittance.ledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
class TransactionListTest {

  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final LedgerLog log;

  /** Ten orders of a buyer of their own, a minute apart; the even ones are paid an hour later. */
  private final List<OrderEvents> orders = new ArrayList<>();

  TransactionListTest(LedgerLog log) {
    this.log = log;
  }

  @BeforeEach
  void placed() {
    String buyer = "list-" + Long.toString(System.nanoTime(), 36);
    for (int i = 0; i < 10; i++) {
      OrderEvents order =
          OrderEvents.of(buyer, "list-supplier-" + i % 3, 100L * (i + 1), i < 5 ? "CNY" : "JPY");
      orders.add(order);
      log.write(order.placed(), TEN.plusSeconds(60L * i));
      if (i % 2 == 0) {
        log.write(order.authorized("bank", 1), TEN.plusSeconds(3_600 + 60L * i));
      }
    }
    log.awaitConsumed();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status=PLACED                                            | 9 7 5 3 1
          status=AUTHORIZED                                        | 8 6 4 2 0
          status=REFUNDED                                          |
          supplierId=list-supplier-0                                 | 9 6 3 0
          supplierId=list-supplier-0&status=PLACED                   | 9 3
          supplierId=nobody                                          |
          currency=JPY                                             | 9 8 7 6 5
          currency=CNY&minAmount=200&maxAmount=400                 | 3 2 1
          from=2026-11-22T10:07:00Z                          | 9 8 7
          to=2026-11-22T10:02:00Z                            | 1 0
          from=2026-11-22T10:02:00Z&to=2026-11-22T10:04:00Z | 3 2
          asOf=2026-11-22T10:02:30Z                                | 2 1 0
          asOf=2026-11-22T10:30:00Z&status=AUTHORIZED              |
          asOf=2026-11-22T11:02:00Z&status=AUTHORIZED              | 2 0
          asOf=2026-11-22T11:02:00Z&status=PLACED                  | 9 8 7 6 5 4 3 1
          """)
  void isFilteredAndNewestFirst(String query, String expected) {
    Map<String, String> filters = new HashMap<>();
    for (String filter : query.split("&")) {
      filters.put(filter.split("=")[0], filter.split("=")[1]);
    }
    filters.put("buyerId", orders.getFirst().buyer());
    assertThat(places(LedgerReads.all("/transactions", filters, 100)))
        .isEqualTo(expected == null ? "" : expected);
    assertThat(places(LedgerReads.all("/transactions", filters, 2)))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void timesFarAwayAreKeptToTheMicrosecond() {
    OrderEvents order = OrderEvents.of("far-buyer", "far-supplier", 5, "CNY");
    log.write(order.placed(), Instant.parse("0000-01-01T00:00:00Z"));
    log.awaitConsumed();
    log.write(order.failed(), Instant.parse("1969-12-31T23:59:59.999999Z"));
    log.awaitConsumed();
    log.write(order.authorized("bank", 0), Instant.parse("0001-01-01T00:00:00Z"));
    log.awaitConsumed();
    JsonNode found = LedgerReads.get("/transactions/" + order.orderId(), Map.of());
    assertThat(found.get("updatedAt").asText()).isEqualTo("1969-12-31T23:59:59.999999Z");
    assertThat(found.get("timeline"))
        .extracting(entry -> entry.get("occurredAt").asText())
        .containsExactly(
            "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z");
  }

  private String places(List<JsonNode> transactions) {
    List<String> ids = orders.stream().map(OrderEvents::orderId).toList();
    return String.join(
        " ",
        transactions.stream()
            .map(one -> String.valueOf(ids.indexOf(one.get("orderId").asText())))
            .toList());
  }
}
