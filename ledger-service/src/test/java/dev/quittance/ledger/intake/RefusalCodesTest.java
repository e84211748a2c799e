package dev.quittance.ledger.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import dev.quittance.ledger.support.ReceiptEvents;
import dev.quittance.testkit.RefusedRecords;
import dev.quittance.testkit.log.LogWriter;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every code there is, given by the ledger: the record is parked under it and others are applied.
 */
@LedgerTest
class RefusalCodesTest {

  /** A ledger without keys believes every event; system-tests has services with keys. */
  private static final Set<RefusalCode> TOLD_HERE =
      EnumSet.complementOf(EnumSet.of(RefusalCode.NOT_AUTHENTIC));

  private static final Money OTHER_TOTAL = Money.of(999, "CNY");
  private static final Money OTHER_CURRENCY = Money.of(1_000, "JPY");

  @Inject LedgerLog log;
  @Inject Ledger ledger;

  @Test
  void eachRuleHasItsCodeAndTheLedgerGoesOn() throws SQLException {
    Map<RefusalCode, String> orders =
        new HashMap<>(RefusedRecords.publish(LogWriter.ofTestStack()));
    for (RefusalCode code : TOLD_HERE) {
      orders.computeIfAbsent(code, this::provoke);
    }
    OrderEvents wellFormed = order();
    publish(wellFormed.placed(), wellFormed.authorized("sandbox", 30));
    log.awaitConsumed();

    Map<RefusalCode, String> parked = new HashMap<>();
    for (Map.Entry<RefusalCode, String> order : orders.entrySet()) {
      parked.put(order.getKey(), lastReason(order.getValue()));
    }
    assertThat(parked)
        .containsOnlyKeys(TOLD_HERE)
        .allSatisfy((code, reason) -> assertThat(reason).isEqualTo(code.name()));
    assertThat(given().get("/transactions/" + wellFormed.orderId()).<String>path("status"))
        .isEqualTo("AUTHORIZED");
    JsonPath verify = ledger.replay("{\"mode\":\"verify\"}");
    assertThat(verify.getString("result")).as(verify.prettify()).isEqualTo("IDENTICAL");
  }

  private static OrderEvents order() {
    return OrderEvents.of("refused-buyer", "refused-supplier", 1_000, "CNY");
  }

  /** Publishes the events of an order of which the last is refused with that code. */
  private String provoke(RefusalCode code) {
    OrderEvents order = order();
    Event placed = order.placed();
    Event paid = order.authorized("sandbox", 30);
    switch (code) {
      case ORDER_UNKNOWN -> publish(paid);
      case ORDER_ALREADY_PLACED -> publish(placed, order.placed());
      case TOO_MANY_EVENTS -> {
        List<Event> events = new ArrayList<>(List.of(placed));
        while (events.size() <= Limits.MAX_EVENTS_PER_ORDER) {
          events.add(order.failed());
        }
        publish(events.toArray(Event[]::new));
      }
      case PAYMENT_MISMATCH ->
          publish(placed, paid, order.withPayment(Ids.next(Ids.PAYMENT)).refunded("sandbox", 1, 0));
      case CURRENCY_MISMATCH ->
          publish(placed, order.withTotal(OTHER_CURRENCY).authorized("sandbox", 0));
      case ALREADY_AUTHORIZED -> publish(placed, paid, order.authorized("sandbox", 30));
      case ORDER_CANCELLED -> publish(placed, order.cancelled(), order.retried());
      case NOT_AUTHORIZED -> publish(placed, order.refunded("sandbox", 1, 0));
      case AMOUNT_MISMATCH ->
          publish(placed, order.withTotal(OTHER_TOTAL).authorized("sandbox", 30));
      case REFUND_EXCEEDS_AUTHORIZED -> publish(placed, paid, order.refunded("sandbox", 1_001, 0));
      case FEE_EXCEEDS_CHARGED -> publish(placed, paid, order.refunded("sandbox", 500, 31));
      case DISPUTE_ALREADY_OPENED -> {
        DisputeOpened dispute = order.disputed(Ids.next(Ids.DISPUTE), "sandbox", 300, 0);
        publish(placed, paid, dispute, dispute);
      }
      case DISPUTE_UNKNOWN -> {
        DisputeOpened dispute = order.disputed(Ids.next(Ids.DISPUTE), "sandbox", 300, 0);
        publish(placed, paid, order.closed(dispute, false, false));
      }
      case DISPUTE_OPEN ->
          publish(
              placed,
              paid,
              order.disputed(Ids.next(Ids.DISPUTE), "sandbox", 300, 0),
              order.refunded("sandbox", 1, 0));
      case DISPUTE_EXCEEDS_AUTHORIZED ->
          publish(placed, paid, order.disputed(Ids.next(Ids.DISPUTE), "sandbox", 1_001, 0));
      case NOT_REFUNDED -> publish(placed, paid, order.refundFailed("sandbox", 1, 0, 0));
      case RECEIPT_UNKNOWN, RECEIPT_ALREADY_RECEIVED, RECEIPT_MISMATCH, RECEIPT_EXCEEDED -> {
        return provokeByReceipt(code);
      }
      case WRONG_PARTITION,
          NOT_A_CLOUD_EVENT,
          UNKNOWN_TYPE,
          BAD_PAYLOAD,
          KEY_MISMATCH,
          NOT_AUTHENTIC,
          PARKED_BEHIND,
          EVENT_ID_REUSED,
          TIME_IN_FUTURE ->
          throw new AssertionError(code + " is every service's: RefusedRecords has it");
    }
    return order.orderId();
  }

  private String provokeByReceipt(RefusalCode code) {
    ReceiptEvents receipt = ReceiptEvents.of("refused-bank", 1_000, "CNY");
    switch (code) {
      case RECEIPT_UNKNOWN -> publish(receipt.returned(1));
      case RECEIPT_ALREADY_RECEIVED -> publish(receipt.received(), receipt.received());
      case RECEIPT_MISMATCH -> publish(receipt.received(), receipt.at("another").allocated(1));
      default -> publish(receipt.received(), receipt.allocated(600), receipt.returned(401));
    }
    return receipt.receiptId();
  }

  private void publish(Event... events) {
    List<EventEnvelope> envelopes = new ArrayList<>();
    for (Event event : events) {
      envelopes.add(LogWriter.envelope(event, Instant.now()));
    }
    log.write(envelopes);
  }

  private String lastReason(String key) throws SQLException {
    return ledger.query(
        """
        SELECT (array_agg(reason ORDER BY "offset" DESC))[1]
          FROM parked_event
         WHERE decision IS NULL AND record_key = '%s' AND generation = %s
        """
            .formatted(key, ledger.liveGeneration()));
  }
}
