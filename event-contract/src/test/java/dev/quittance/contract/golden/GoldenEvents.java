package dev.quittance.contract.golden;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the golden files mean. */
final class GoldenEvents {

  private static final String ORDER = "ord_0199aa10b2c37d4e8f5061728394a5b6";
  private static final String PAYMENT = "pay_0199aa10c0007a1b9c2d3e4f50617283";
  private static final String ATTEMPT = "att_0199aa10c1117a1b9c2d3e4f50617283";
  private static final String REFUND = "rfd_0199ab33d2227a1b9c2d3e4f50617283";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  static final List<EventEnvelope> ALL =
      List.of(
          envelope(
              1,
              "2026-11-22T10:00:00Z",
              "/quittance/order-service",
              TRACE,
              new OrderPlaced(
                  ORDER,
                  "buyer-7",
                  "Tea_House",
                  Money.of(129_900, "CNY"),
                  "pm_0199aa0f00007a1b9c2d3e4f50617283")),
          envelope(
              2,
              "2026-11-22T10:00:01.25Z",
              "/quittance/payment-service",
              TRACE,
              new PaymentAuthorized(
                  ORDER,
                  PAYMENT,
                  ATTEMPT,
                  "stripe",
                  "ch_3NqXtreme",
                  Money.of(129_900, "CNY"),
                  Money.of(3_248, "CNY"))),
          envelope(
              3,
              "2026-11-22T10:00:01.123456Z",
              "/quittance/payment-service",
              null,
              new PaymentFailed(ORDER, PAYMENT, ATTEMPT, "alipay", "insufficient_funds")),
          envelope(
              4,
              "2026-11-30T23:59:59.999999Z",
              "/quittance/payment-service",
              null,
              new Refunded(
                  ORDER,
                  PAYMENT,
                  REFUND,
                  "bank",
                  "退款 7/2026 \"ünïcode\"",
                  Money.of(Money.MAX_MINOR, "JPY"),
                  Money.of(0, "JPY"))),
          envelope(
              5,
              "2026-12-01T08:00:00Z",
              "/quittance/ledger-service",
              null,
              new ParkedEventRetried(ORDER, "ledger-service", 184_467, "ops-anna")),
          envelope(
              6,
              "2026-12-01T08:05:00Z",
              "/quittance/ledger-service",
              TRACE,
              new ParkedEventDiscarded(
                  ORDER,
                  "ledger-service",
                  0,
                  "ops-anna",
                  "Sent by a test client; see ticket 4711.")),
          envelope(
              7,
              "2026-12-01T08:06:00Z",
              "/quittance/payment-service",
              null,
              new ParkedRecordDiscarded(
                  "3-1042", "payment-service", "ops-anna", "Sent without a key by a test client.")),
          envelope(
              8,
              "2026-11-22T10:00:01.5Z",
              "/quittance/payment-service",
              TRACE,
              new PaymentActionRequired(
                  ORDER,
                  PAYMENT,
                  ATTEMPT,
                  "stripe",
                  Money.of(129_900, "CNY"),
                  new NextAction.Redirect(
                      "https://acs.example/3ds?token=9f3c&lang=zh",
                      Instant.parse("2026-11-22T10:15:00Z")))));

  private GoldenEvents() {}

  private static EventEnvelope envelope(
      int number, String time, String source, @Nullable String trace, Event event) {
    String id = "evt_0199aa10d0007a1b9c2d3e4f506172" + "0" + number;
    return new EventEnvelope(id, Instant.parse(time), source, trace, event);
  }
}
