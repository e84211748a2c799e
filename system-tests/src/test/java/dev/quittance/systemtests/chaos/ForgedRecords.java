package dev.quittance.systemtests.chaos;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.systemtests.chaos.Poison.Hostile;
import dev.quittance.systemtests.client.Purchase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;

/** Makes records as a publisher would that means no good, or is broken. */
final class ForgedRecords {

  /** A publisher that is none of ours. */
  static final String SOURCE = "/chaos/somebody";

  /** Whose orders are none of the load's, so that the load's sums stay its own. */
  private static final String CURRENCY = "EUR";

  private final EventCodec codec = new EventCodec();
  private final Random random;

  ForgedRecords(Random random) {
    this.random = random;
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

  EventEnvelope envelope(Event event) {
    return new EventEnvelope(eventId(), Instant.now(), SOURCE, null, event);
  }

  Hostile of(EventEnvelope envelope) {
    return in(-1, envelope);
  }

  Hostile in(int partition, EventEnvelope envelope) {
    return new Hostile(
        partition,
        codec.key(envelope.event()),
        codec.headers(envelope),
        codec.payload(envelope.event()));
  }

  /** A good event under a key that is not its order's. */
  Hostile under(byte[] key) {
    Hostile good = of(envelope(placed(order())));
    return new Hostile(-1, key, good.headers(), good.payload());
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
    return new Hostile(-1, good.key(), headers, good.payload());
  }

  /** Bytes that are no event, under an order's key. */
  Hostile noise(String order, int length) {
    return new Hostile(-1, utf8(order), List.of(), bytes(length));
  }

  /** A good envelope around a payload that is no JSON. */
  Hostile badPayload(String order, int length) {
    Hostile good = of(envelope(placed(order)));
    return new Hostile(-1, good.key(), good.headers(), bytes(length));
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
