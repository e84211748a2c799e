package dev.quittance.contract.golden;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the golden files mean. */
final class GoldenEvents {

  private static final String ORDER = "ord_0199aa10b2c37d4e8f5061728394a5b6";
  private static final String PAYMENT = "pay_0199aa10c0007a1b9c2d3e4f50617283";
  private static final String ATTEMPT = "att_0199aa10c1117a1b9c2d3e4f50617283";
  private static final String REFUND = "rfd_0199ab33d2227a1b9c2d3e4f50617283";
  private static final String DISPUTE = "dsp_0199bb44e3337a1b9c2d3e4f50617283";
  private static final String RECEIPT = "rcp_0199aa77f4447a1b9c2d3e4f50617283";
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
                      Instant.parse("2026-11-22T10:15:00Z")))),
          envelope(
              9,
              "2026-11-22T10:00:30Z",
              "/quittance/order-service",
              TRACE,
              new PaymentRetryRequested(ORDER, "pm_0199aa0f11117a1b9c2d3e4f50617283", "buyer-7")),
          envelope(
              10,
              "2026-12-02T09:00:00Z",
              "/quittance/payment-service",
              null,
              new RefundFailed(
                  ORDER,
                  PAYMENT,
                  REFUND,
                  "alipay",
                  Money.of(5_000, "CNY"),
                  Money.of(125, "CNY"),
                  "account_closed",
                  null,
                  null)),
          envelope(
              11,
              "2026-12-20T12:00:00Z",
              "/quittance/payment-service",
              null,
              new DisputeOpened(
                  ORDER,
                  PAYMENT,
                  DISPUTE,
                  "card",
                  "dp_1NqXtreme",
                  Money.of(129_900, "CNY"),
                  Money.of(1_500, "USD"),
                  "product_not_received")),
          envelope(
              12,
              "2027-01-20T12:00:00Z",
              "/quittance/payment-service",
              null,
              new DisputeClosed(
                  ORDER,
                  PAYMENT,
                  DISPUTE,
                  "card",
                  DisputeClosed.Outcome.LOST,
                  DisputeClosed.Bearer.SUPPLIER,
                  Money.of(129_900, "CNY"),
                  null)),
          envelope(
              13,
              "2026-11-24T06:00:00Z",
              "/quittance/payment-service",
              null,
              new MoneyReceived(
                  RECEIPT,
                  "main",
                  Money.of(129_900, "CNY"),
                  "NTRF-2026-11-23-0042",
                  "张三",
                  "Order of November",
                  LocalDate.parse("2026-11-23"))),
          envelope(
              14,
              "2026-11-24T06:00:01Z",
              "/quittance/payment-service",
              null,
              new MoneyAllocated(RECEIPT, "main", ORDER, PAYMENT, Money.of(129_900, "CNY"))),
          envelope(
              15,
              "2026-11-25T06:00:00Z",
              "/quittance/payment-service",
              null,
              new MoneyReturned(
                  RECEIPT,
                  "main",
                  Money.of(1, "CNY"),
                  "rcp-out-0007",
                  "One cent more than was owed.")),
          envelope(
              23,
              "2026-11-30T06:00:00Z",
              "/quittance/payment-service",
              null,
              new MoneyDebited(
                  "rcp_0199aa10b0007c3e8b1d2f3a4b5c6d7f",
                  "main",
                  Money.of(1_500, "CNY"),
                  MoneyDebited.Purpose.FEE,
                  "NTRF-2026-11-29-0007",
                  "账户管理费 November",
                  LocalDate.parse("2026-11-29"))),
          envelope(
              30,
              "2026-11-22T11:00:00Z",
              "/quittance/order-service",
              TRACE,
              new OrderCancelled(ORDER, CancellationReason.BUYER_REQUEST, "buyer-7")),
          envelope(
              31,
              "2026-12-05T09:00:00Z",
              "/quittance/order-service",
              TRACE,
              new BuyerDisputeOpened(ORDER, DISPUTE, BuyerDisputeReason.NOT_AS_DESCRIBED, null)),
          envelope(
              32,
              "2026-12-06T09:00:00Z",
              "/quittance/order-service",
              TRACE,
              new BuyerDisputeResolved(
                  ORDER, DISPUTE, BuyerDisputeResolved.Outcome.REJECTION, null, "support-7")),
          envelope(
              33,
              "2026-12-06T09:00:02Z",
              "/quittance/payment-service",
              TRACE,
              new BuyerDisputeRefundFailed(
                  ORDER,
                  DISPUTE,
                  "rfd_0199bb44e3337a1b9c2d3e4f50617283",
                  Money.of(5_000, "CNY"),
                  "dispute_open")));

  /** Events with all the fields that may be absent, by the name of their files. */
  static final Map<String, EventEnvelope> WITH_OPTIONAL_FIELDS =
      Map.ofEntries(
          Map.entry(
              "OrderPlaced.v1.checkout",
              envelope(
                  36,
                  "2026-11-22T10:00:00Z",
                  "/quittance/order-service",
                  TRACE,
                  new OrderPlaced(
                      ORDER,
                      "buyer-7",
                      "sup_0199aa0a00007a1b9c2d3e4f50617283",
                      Money.of(129_900, "CNY"),
                      "pm_0199aa0f00007a1b9c2d3e4f50617283",
                      Money.of(1_900, "CNY"),
                      AcknowledgedStatus.UNVERIFIED,
                      Instant.parse("2026-11-22T09:59:59.123456Z")))),
          Map.entry(
              "OrderPlaced.v1.quoted",
              envelope(
                  37,
                  "2026-11-22T10:00:00Z",
                  "/quittance/order-service",
                  TRACE,
                  new OrderPlaced(
                      ORDER,
                      "buyer-7",
                      "sup_0199aa0a00007a1b9c2d3e4f50617283",
                      Money.of(129_900, "CNY"),
                      "pm_0199aa0f00007a1b9c2d3e4f50617283",
                      null,
                      null,
                      null,
                      Money.of(18_351, "EUR"),
                      Money.of(2_598, "CNY"),
                      "0.1385",
                      Instant.parse("2026-11-22T10:15:00.123456Z")))),
          Map.entry(
              "PaymentAuthorized.v1.charged",
              envelope(
                  16,
                  "2026-11-22T10:00:01.25Z",
                  "/quittance/payment-service",
                  TRACE,
                  new PaymentAuthorized(
                      ORDER,
                      PAYMENT,
                      ATTEMPT,
                      "card",
                      "ch_3NqXtreme",
                      Money.of(129_900, "CNY"),
                      Money.of(3_248, "CNY"),
                      Money.of(18_351, "EUR"),
                      Money.of(2_598, "CNY"),
                      "0.1385",
                      "main"))),
          Map.entry(
              "PaymentFailed.v1.retryable",
              envelope(
                  17,
                  "2026-11-22T10:00:01.123456Z",
                  "/quittance/payment-service",
                  null,
                  new PaymentFailed(
                      ORDER, PAYMENT, ATTEMPT, "alipay", "insufficient_funds", true))),
          Map.entry(
              "PaymentActionRequired.v1.bank_transfer",
              envelope(
                  22,
                  "2026-11-22T10:00:02Z",
                  "/quittance/payment-service",
                  TRACE,
                  new PaymentActionRequired(
                      ORDER,
                      PAYMENT,
                      ATTEMPT,
                      "bank",
                      Money.of(129_900, "CNY"),
                      new NextAction.BankTransfer(
                          "Quittance Marketplace Ltd.",
                          "DE02100100109307118603",
                          "PBNKDEFF",
                          "RF94034QGR7JTHGRJRX5WX4PQ",
                          Instant.parse("2026-11-29T10:00:00Z"))))),
          Map.entry(
              "Refunded.v1.charged",
              envelope(
                  18,
                  "2026-11-30T23:59:59.999999Z",
                  "/quittance/payment-service",
                  null,
                  new Refunded(
                      ORDER,
                      PAYMENT,
                      REFUND,
                      "card",
                      "re_3NqXtreme",
                      Money.of(5_000, "CNY"),
                      Money.of(125, "CNY"),
                      Money.of(692, "EUR"),
                      "main"))),
          Map.entry(
              "RefundFailed.v1.charged",
              envelope(
                  19,
                  "2026-12-02T09:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new RefundFailed(
                      ORDER,
                      PAYMENT,
                      REFUND,
                      "card",
                      Money.of(5_000, "CNY"),
                      Money.of(125, "CNY"),
                      "account_closed",
                      Money.of(692, "EUR"),
                      "main"))),
          Map.entry(
              "BuyerDisputeOpened.v1.claimed",
              envelope(
                  34,
                  "2026-12-05T09:00:00Z",
                  "/quittance/order-service",
                  TRACE,
                  new BuyerDisputeOpened(
                      ORDER, DISPUTE, BuyerDisputeReason.WRONG_DEDUCTION, Money.of(5_000, "CNY")))),
          Map.entry(
              "BuyerDisputeResolved.v1.amount",
              envelope(
                  35,
                  "2026-12-06T09:00:00Z",
                  "/quittance/order-service",
                  TRACE,
                  new BuyerDisputeResolved(
                      ORDER,
                      DISPUTE,
                      BuyerDisputeResolved.Outcome.PARTIAL_REFUND,
                      Money.of(5_000, "CNY"),
                      "support-7"))),
          Map.entry(
              "DisputeOpened.v1.charged",
              envelope(
                  20,
                  "2026-12-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeOpened(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "card",
                      "dp_1NqXtreme",
                      Money.of(129_900, "CNY"),
                      Money.of(1_500, "USD"),
                      "product_not_received",
                      Money.of(17_991, "EUR"),
                      null,
                      null))),
          Map.entry(
              "DisputeOpened.v1.bank",
              envelope(
                  24,
                  "2026-12-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeOpened(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "bank",
                      "main/NTRF-2026-12-19-0001",
                      Money.of(129_900, "CNY"),
                      null,
                      "transfer_reversed",
                      null,
                      "main",
                      null))),
          Map.entry(
              "DisputeClosed.v1.bank",
              envelope(
                  25,
                  "2026-12-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeClosed(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "bank",
                      DisputeClosed.Outcome.LOST,
                      DisputeClosed.Bearer.SUPPLIER,
                      Money.of(129_900, "CNY"),
                      null,
                      null,
                      "main",
                      null))),
          Map.entry(
              "DisputeClosed.v1.charged",
              envelope(
                  21,
                  "2027-01-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeClosed(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "card",
                      DisputeClosed.Outcome.LOST,
                      DisputeClosed.Bearer.PLATFORM,
                      Money.of(129_900, "CNY"),
                      false,
                      Money.of(17_991, "EUR"),
                      null,
                      null))),
          Map.entry(
              "DisputeOpened.v1.surcharge",
              envelope(
                  26,
                  "2026-12-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeOpened(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "card",
                      "dp_1NqXtreme",
                      Money.of(129_900, "CNY"),
                      null,
                      "product_not_received",
                      null,
                      null,
                      Money.of(1_949, "CNY")))),
          Map.entry(
              "DisputeClosed.v1.surcharge",
              envelope(
                  27,
                  "2027-01-20T12:00:00Z",
                  "/quittance/payment-service",
                  null,
                  new DisputeClosed(
                      ORDER,
                      PAYMENT,
                      DISPUTE,
                      "card",
                      DisputeClosed.Outcome.LOST,
                      DisputeClosed.Bearer.SUPPLIER,
                      Money.of(129_900, "CNY"),
                      null,
                      null,
                      null,
                      Money.of(1_949, "CNY")))));

  private GoldenEvents() {}

  private static EventEnvelope envelope(
      int number, String time, String source, @Nullable String trace, Event event) {
    String id = "evt_0199aa10d0007a1b9c2d3e4f506172" + (number < 10 ? "0" : "") + number;
    return new EventEnvelope(id, Instant.parse(time), source, trace, event);
  }
}
