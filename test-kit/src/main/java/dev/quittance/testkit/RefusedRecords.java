package dev.quittance.testkit;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.testkit.log.LogWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Records that every service refuses, whatever it thinks of orders: one order for each code, and
 * the last record of the order is refused with it.
 */
public final class RefusedRecords {

  private final EventCodec codec = new EventCodec();
  private final LogWriter log;

  private RefusedRecords(LogWriter log) {
    this.log = log;
  }

  /** Publishes them all; the answer is the record's key for each code. */
  public static Map<RefusalCode, String> publish(LogWriter log) {
    return new RefusedRecords(log).publish();
  }

  private Map<RefusalCode, String> publish() {
    Map<RefusalCode, String> keys = new EnumMap<>(RefusalCode.class);
    for (RefusalCode code : RefusalCode.values()) {
      EventEnvelope placed = placed(Ids.next(Ids.EVENT), Instant.now());
      String key = placed.event().subject();
      if (publish(code, key, placed)) {
        keys.put(code, key);
      }
    }
    return keys;
  }

  private boolean publish(RefusalCode code, String key, EventEnvelope placed) {
    List<Header> headers = codec.headers(placed);
    byte[] payload = codec.payload(placed.event());
    switch (code) {
      case WRONG_PARTITION -> {
        int count = log.partitionCount();
        send((LogPartition.of(utf8(key), count) + 1) % count, key, payload, headers);
      }
      case NOT_A_CLOUD_EVENT -> send(null, key, payload, List.of());
      case UNKNOWN_TYPE -> send(null, key, payload, retyped(headers));
      case BAD_PAYLOAD -> send(null, key, utf8("{}"), headers);
      case KEY_MISMATCH ->
          send(
              null,
              key,
              codec.payload(placed(placed.eventId(), placed.occurredAt()).event()),
              headers);
      case PARKED_BEHIND -> {
        send(null, key, utf8("{}"), headers);
        send(null, key, payload, codec.headers(again(placed, Ids.next(Ids.EVENT))));
      }
      case EVENT_ID_REUSED -> {
        send(null, key, payload, headers);
        OrderPlaced other =
            new OrderPlaced(key, "buyer-2", "supplier-1", Money.of(1, "CNY"), "pm_card_ok");
        send(null, key, codec.payload(other), headers);
      }
      case TIME_IN_FUTURE ->
          send(
              null,
              key,
              payload,
              codec.headers(
                  new EventEnvelope(
                      placed.eventId(),
                      placed.occurredAt().plus(Duration.ofMinutes(10)),
                      LogWriter.SOURCE,
                      null,
                      placed.event())));
      case NOT_AUTHENTIC -> {
        return false; // only a service with keys tells it
      }
      default -> {
        return false; // what a service thinks of orders and receipts
      }
    }
    return true;
  }

  private static EventEnvelope placed(String eventId, Instant at) {
    return new EventEnvelope(
        eventId,
        at,
        LogWriter.SOURCE,
        null,
        new OrderPlaced(
            Ids.next(Ids.ORDER), "buyer-1", "supplier-1", Money.of(1_099, "CNY"), "pm_card_ok"));
  }

  private static EventEnvelope again(EventEnvelope envelope, String eventId) {
    return new EventEnvelope(
        eventId, envelope.occurredAt(), LogWriter.SOURCE, null, envelope.event());
  }

  private static List<Header> retyped(List<Header> headers) {
    return headers.stream()
        .map(header ->
            header.key().equals("ce_type")
                ? new RecordHeader("ce_type", utf8("dev.quittance.NotYet"))
                : header)
        .toList();
  }

  private void send(
      @Nullable Integer partition, String key, byte[] payload, Iterable<Header> headers) {
    if (partition == null) {
      log.write(utf8(key), payload, headers);
    } else {
      log.writeTo(partition, utf8(key), payload, headers);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
