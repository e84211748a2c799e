package dev.quittance.systemtests.ledger;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.testkit.log.LogWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes to the log what the other services would. Used by one thread at a time. */
final class OrderWriter implements AutoCloseable {

  static final Money TOTAL = Money.of(10_000, "CNY");
  static final Money FEE = Money.of(60, "CNY");
  static final Money REFUND = Money.of(4_000, "CNY");

  private final LogWriter log;
  private long paid;
  private long refunded;

  OrderWriter(String bootstrapServers) {
    log = new LogWriter(bootstrapServers, OrderEventsTopic.DEFAULT_NAME);
  }

  /** So many orders, each placed and paid, every fourth refunded in part; they are in the log. */
  void paidOrders(int count) {
    List<EventEnvelope> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String order = Ids.next(Ids.ORDER);
      String payment = Ids.next(Ids.PAYMENT);
      events.add(LogWriter.envelope(placed(order, "buyer-" + paid % 20)));
      events.add(LogWriter.envelope(authorized(order, payment)));
      paid++;
      if (paid % 4 == 0) {
        events.add(LogWriter.envelope(refunded(order, payment)));
        refunded++;
      }
    }
    log.writeAll(events);
  }

  /** One more was paid that was not written by {@link #paidOrders}. */
  void alsoPaid() {
    paid++;
  }

  /** What a gateway owes after all that was written. */
  long expectedGatewayBalance() {
    return paid * TOTAL.amountMinor() - refunded * REFUND.amountMinor();
  }

  static Event placed(String order, String buyer) {
    return new OrderPlaced(order, buyer, "supplier-1", TOTAL, "pm_card_visa");
  }

  static Event authorized(String order, String payment) {
    return new PaymentAuthorized(
        order, payment, Ids.next(Ids.ATTEMPT), "sandbox", "ch_1", TOTAL, FEE);
  }

  static Event refunded(String order, String payment) {
    return new Refunded(
        order, payment, Ids.next(Ids.REFUND), "sandbox", "re_1", REFUND, Money.of(0, "CNY"));
  }

  void write(Event event) {
    log.write(event);
  }

  @Override
  public void close() {
    log.close();
  }
}
