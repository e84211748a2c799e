package dev.quittance.ledger.core.simulation;

import static dev.quittance.contract.RefusalCode.BAD_PAYLOAD;
import static dev.quittance.contract.RefusalCode.KEY_MISMATCH;
import static dev.quittance.contract.RefusalCode.NOT_A_CLOUD_EVENT;
import static dev.quittance.contract.RefusalCode.UNKNOWN_TYPE;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records that cannot be read, in every way there is. */
final class Garbage {

  private static final EventCodec CODEC = new EventCodec();

  private final Random random;

  Garbage(Random random) {
    this.random = random;
  }

  /** Either in any partition, or in an order's way: under its key. */
  WorkloadRecord next(int anywhere, int orderPartition, String orderId) {
    byte[] key = orderId.getBytes(StandardCharsets.UTF_8);
    EventEnvelope sound = sound(orderId);
    byte[] payload = CODEC.payload(sound.event());
    List<Header> headers = CODEC.headers(sound);
    byte[] noise = new byte[random.nextInt(40)];
    random.nextBytes(noise);
    return switch (random.nextInt(7)) {
      case 0 -> WorkloadRecord.garbage(KEY_MISMATCH, anywhere, null, headers, payload);
      case 1 -> WorkloadRecord.garbage(NOT_A_CLOUD_EVENT, anywhere, noise, List.of(), noise);
      case 2 -> WorkloadRecord.garbage(BAD_PAYLOAD, orderPartition, key, headers, null);
      case 3 -> WorkloadRecord.garbage(NOT_A_CLOUD_EVENT, orderPartition, key, List.of(), payload);
      case 4 -> WorkloadRecord.garbage(BAD_PAYLOAD, orderPartition, key, headers, noise);
      case 5 ->
          WorkloadRecord.garbage(
              UNKNOWN_TYPE, orderPartition, key, ofAnotherType(headers), payload);
      default -> {
        EventEnvelope other = sound(OrderPlan.id(Ids.ORDER, random));
        yield WorkloadRecord.garbage(
            KEY_MISMATCH, orderPartition, key, CODEC.headers(other), CODEC.payload(other.event()));
      }
    };
  }

  private static List<Header> ofAnotherType(List<Header> headers) {
    List<Header> changed = new ArrayList<>(headers);
    changed.add(
        new RecordHeader("ce_type", "dev.quittance.ToCome".getBytes(StandardCharsets.UTF_8)));
    return changed;
  }

  private EventEnvelope sound(String orderId) {
    return new EventEnvelope(
        OrderPlan.id(Ids.EVENT, random),
        Instant.EPOCH,
        "/quittance/simulation",
        null,
        new OrderPlaced(orderId, "b", "s", Money.of(1, "CNY"), "pm"));
  }
}
