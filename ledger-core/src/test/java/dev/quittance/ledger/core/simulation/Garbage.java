package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;

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
    return switch (random.nextInt(6)) {
      case 0 -> WorkloadRecord.garbage(anywhere, null, headers, payload);
      case 1 -> WorkloadRecord.garbage(anywhere, noise, List.of(), noise);
      case 2 -> WorkloadRecord.garbage(orderPartition, key, headers, null);
      case 3 -> WorkloadRecord.garbage(orderPartition, key, List.of(), payload);
      case 4 -> WorkloadRecord.garbage(orderPartition, key, headers, noise);
      default -> {
        EventEnvelope other = sound(OrderPlan.id(Ids.ORDER, random));
        yield WorkloadRecord.garbage(
            orderPartition, key, CODEC.headers(other), CODEC.payload(other.event()));
      }
    };
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
