package dev.quittance.systemtests.ledger;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the log what the other services would. Used by one thread at a time. */
final class LogWriter implements AutoCloseable {

  static final Money TOTAL = Money.of(10_000, "CNY");
  static final Money FEE = Money.of(60, "CNY");
  static final Money REFUND = Money.of(4_000, "CNY");

  private final EventCodec codec = new EventCodec();
  private final Producer<byte[], byte[]> producer;
  private long paid;
  private long refunded;

  LogWriter(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** So many orders, each placed and paid, every fourth refunded in part; they are in the log. */
  void paidOrders(int count) {
    for (int i = 0; i < count; i++) {
      String order = Ids.next(Ids.ORDER);
      String payment = Ids.next(Ids.PAYMENT);
      write(placed(order, "buyer-" + paid % 20));
      write(authorized(order, payment));
      paid++;
      if (paid % 4 == 0) {
        write(refunded(order, payment));
        refunded++;
      }
    }
    producer.flush();
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
    var envelope = new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/test", null, event);
    var unused =
        producer.send(
            new ProducerRecord<>(
                OrderEventsTopic.DEFAULT_NAME,
                null,
                codec.key(event),
                codec.payload(event),
                codec.headers(envelope)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
