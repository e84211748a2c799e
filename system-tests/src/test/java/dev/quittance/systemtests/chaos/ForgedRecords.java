package dev.quittance.systemtests.chaos;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.systemtests.chaos.Poison.Hostile;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.testkit.log.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Makes records as a publisher of ours would that is broken: signed by whoever may publish the
 * event, so that nothing but what is wrong with them keeps them from being applied.
 */
final class ForgedRecords {

  /** Whose orders are none of the load's, so that the load's sums stay its own. */
  private static final String CURRENCY = "EUR";

  private static final String ORDERS = Publishers.ORDER_SERVICE;
  private static final String SIGNATURE = "quittance-mac";

  private final EventCodec codec = new EventCodec();
  private final Random random;
  private final TestKeys keys;

  ForgedRecords(FaultContext context) {
    this.random = context.random();
    this.keys = context.site().keys();
  }

  String order() {
    return Ids.of(Ids.ORDER, uuid());
  }

  String eventId() {
    return Ids.of(Ids.EVENT, uuid());
  }

  /** An order that nobody placed; its card is declined. */
  OrderPlaced placed(String order) {
    return new OrderPlaced(
        order, "nobody", "no-supplier", Money.of(4_200, CURRENCY), Purchase.CARD_DECLINED);
  }

  /** A payment that nobody made. */
  PaymentAuthorized authorized(String order) {
    return new PaymentAuthorized(
        order,
        Ids.of(Ids.PAYMENT, uuid()),
        Ids.of(Ids.ATTEMPT, uuid()),
        "sandbox",
        "ch_chaos",
        Money.of(4_200, CURRENCY),
        Money.of(42, CURRENCY));
  }

  EventEnvelope envelope(Event event) {
    return envelope(event, Instant.now());
  }

  EventEnvelope envelope(Event event, Instant occurredAt) {
    String source = Publishers.source(publisher(event));
    return new EventEnvelope(eventId(), occurredAt, source, null, event);
  }

  private static String publisher(Event event) {
    return Publishers.ALL.stream()
        .filter(name -> Publishers.mayPublish(name, event))
        .findFirst()
        .orElseThrow();
  }

  Hostile of(EventEnvelope envelope) {
    return in(-1, envelope);
  }

  Hostile in(int partition, EventEnvelope envelope) {
    byte[] key = codec.key(envelope.event());
    return signed(
        publisher(envelope.event()),
        new Hostile(partition, key, codec.headers(envelope), codec.payload(envelope.event())));
  }

  /** As it came from a publisher without keys. */
  Hostile unsigned(Event event) {
    EventEnvelope envelope = envelope(event);
    return new Hostile(-1, codec.key(event), codec.headers(envelope), codec.payload(event));
  }

  /** With the signature of a service that may not publish it. */
  Hostile signedBy(String publisher, Event event) {
    return signed(publisher, unsigned(event));
  }

  /** Another id than was signed. */
  Hostile changed(Event event) {
    Hostile good = of(envelope(event));
    List<Header> headers = new ArrayList<>();
    good.headers().forEach(headers::add);
    headers.removeIf(header -> header.key().equals("ce_id"));
    headers.add(header("ce_id", eventId()));
    return new Hostile(-1, good.key(), headers, good.payload());
  }

  /** With the signature that it has if that service publishes it. */
  private Hostile signed(String publisher, Hostile record) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(headers::add);
    headers.removeIf(header -> header.key().equals(SIGNATURE));
    headers.add(keys.signer(publisher).sign(headers, record.key(), record.payload()));
    return new Hostile(record.partition(), record.key(), headers, record.payload());
  }

  /** A good event under a key that is not its order's. */
  Hostile under(byte @Nullable [] key) {
    Hostile good = of(envelope(placed(order())));
    return signed(ORDERS, new Hostile(-1, key, good.headers(), good.payload()));
  }

  /** A record of a type that nobody knows. */
  Hostile unknownType(String order, int moreHeaders) {
    Hostile good = of(envelope(placed(order)));
    List<Header> headers = new ArrayList<>();
    good.headers().forEach(headers::add);
    headers.add(header("ce_type", "dev.quittance.OrderTeleported"));
    for (int i = 0; i < moreHeaders; i++) {
      headers.add(header("x-" + i, "value of a header that nobody needs"));
    }
    return signed(ORDERS, new Hostile(-1, good.key(), headers, good.payload()));
  }

  /** Bytes that are no event, under an order's key. */
  Hostile noise(String order, int length) {
    return new Hostile(-1, utf8(order), List.of(), bytes(length));
  }

  /** A good envelope around a payload that is no JSON. */
  Hostile badPayload(String order, int length) {
    Hostile good = of(envelope(placed(order)));
    return signed(ORDERS, new Hostile(-1, good.key(), good.headers(), bytes(length)));
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A partition that is not the key's. */
  int wrongPartition(String key, int partitions) {
    int right = Utils.toPositive(Utils.murmur2(utf8(key))) % partitions;
    return (right + 1 + random.nextInt(partitions - 1)) % partitions;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, utf8(value));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
