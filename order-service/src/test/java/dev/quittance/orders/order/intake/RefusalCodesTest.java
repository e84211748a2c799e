package dev.quittance.orders.order.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.testkit.RefusedRecords;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each code that this service can give, given; and the events behind them are applied. */
@QuarkusTest
class RefusalCodesTest {

  private static final long TOTAL = Orders.TOTAL_MINOR;

  private final LogWriter log = LogWriter.ofTestStack();
  @Inject StoredRows rows;

  private final String paymentId = Ids.next(Ids.PAYMENT);

  @Test
  void eachRuleIsToldByItsCodeAndTheNextEventIsApplied() {
    Map<RefusalCode, String> orders = new HashMap<>(RefusedRecords.publish(log));
    String unknown = Ids.next(Ids.ORDER);
    log.write(failed(unknown));
    orders.put(RefusalCode.ORDER_UNKNOWN, unknown);

    String full = Orders.place(Orders.freshBuyer());
    rows.setRevision(full, 1_000);
    log.write(failed(full));
    orders.put(RefusalCode.TOO_MANY_EVENTS, full);

    provoke(orders, RefusalCode.CURRENCY_MISMATCH, authorized(TOTAL, "JPY"));
    provoke(orders, RefusalCode.AMOUNT_MISMATCH, authorized(TOTAL - 1, "CNY"));
    provoke(orders, RefusalCode.NOT_AUTHORIZED, refunded(paymentId, 1));
    provoke(
        orders, RefusalCode.ALREADY_AUTHORIZED, authorized(TOTAL, "CNY"), authorized(TOTAL, "CNY"));
    provoke(
        orders,
        RefusalCode.PAYMENT_MISMATCH,
        authorized(TOTAL, "CNY"),
        refunded(Ids.next(Ids.PAYMENT), 1));
    provoke(
        orders,
        RefusalCode.REFUND_EXCEEDS_AUTHORIZED,
        authorized(TOTAL, "CNY"),
        refunded(paymentId, TOTAL + 1));
    provoke(orders, RefusalCode.NOT_REFUNDED, authorized(TOTAL, "CNY"), refundFailed(paymentId, 1));
    provoke(
        orders,
        RefusalCode.DISPUTE_EXCEEDS_AUTHORIZED,
        authorized(TOTAL, "CNY"),
        disputed(paymentId, TOTAL + 1));

    assertThat(orders.keySet())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(
                    RefusalCode.ORDER_ALREADY_PLACED,
                    RefusalCode.ORDER_CANCELLED,
                    RefusalCode.DISPUTE_ALREADY_OPENED,
                    RefusalCode.DISPUTE_UNKNOWN,
                    RefusalCode.DISPUTE_OPEN,
                    RefusalCode.FEE_EXCEEDS_CHARGED,
                    RefusalCode.RECEIPT_UNKNOWN,
                    RefusalCode.RECEIPT_ALREADY_RECEIVED,
                    RefusalCode.RECEIPT_MISMATCH,
                    RefusalCode.RECEIPT_EXCEEDED,
                    // Without keys every event is believed; system-tests has services with keys.
                    RefusalCode.NOT_AUTHENTIC)));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            orders.forEach((code, order) ->
                assertThat(parkedReasons(order)).as("%s %s", code, order).contains(code.name())));
    String next = Orders.place(Orders.freshBuyer());
    log.write(authorized(TOTAL, "CNY").of(next));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get("/orders/" + next).then().body("status", equalTo("PAID")));
  }

  private void provoke(Map<RefusalCode, String> orders, RefusalCode code, OfOrder... events) {
    String order = Orders.place(Orders.freshBuyer());
    for (OfOrder event : events) {
      log.write(event.of(order));
    }
    orders.put(code, order);
  }

  private interface OfOrder {
    Event of(String orderId);
  }

  private OfOrder authorized(long amountMinor, String currency) {
    return order ->
        new PaymentAuthorized(
            order,
            paymentId,
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            "ch_1",
            Money.of(amountMinor, currency),
            Money.of(0, currency));
  }

  private OfOrder refunded(String payment, long amountMinor) {
    return order ->
        new Refunded(
            order,
            payment,
            Ids.next(Ids.REFUND),
            "sandbox",
            "re_1",
            Money.of(amountMinor, "CNY"),
            Money.of(0, "CNY"));
  }

  private OfOrder refundFailed(String payment, long amountMinor) {
    return order ->
        new RefundFailed(
            order,
            payment,
            Ids.next(Ids.REFUND),
            "sandbox",
            Money.of(amountMinor, "CNY"),
            Money.of(0, "CNY"),
            "account_closed",
            null,
            null);
  }

  private OfOrder disputed(String payment, long amountMinor) {
    return order ->
        new DisputeOpened(
            order,
            payment,
            Ids.next(Ids.DISPUTE),
            "sandbox",
            "dp_1",
            Money.of(amountMinor, "CNY"),
            null,
            "fraudulent");
  }

  private Event failed(String order) {
    return new PaymentFailed(order, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", "declined");
  }

  private static List<String> parkedReasons(String key) {
    List<Map<String, String>> parked =
        given().get("/parked-events?limit=100").then().statusCode(200).extract().path("data");
    return parked.stream()
        .filter(event -> key.equals(event.get("key")))
        .map(event -> event.get("reason"))
        .toList();
  }
}
