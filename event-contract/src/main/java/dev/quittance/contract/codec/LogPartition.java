package dev.quittance.contract.codec;

import dev.quittance.contract.Ids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A partition of the log, and the rule for which orders belong to it: those whose key Kafka's
 * default partitioner puts there. Producers with other partitioners break this rule; all of an
 * order's events must be in one partition.
 *
 * @param number which partition
 * @param count how many the topic has; never changed
 */
public record LogPartition(int number, int count) {

  private static final int ORDER_ID_LENGTH = Ids.ORDER.length() + 32;

  public LogPartition {
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException("there is no partition " + number + " of " + count);
    }
  }

  /**
   * Whether the key is of an order of another partition. A record of no order may be in any
   * partition.
   */
  public boolean isWrongFor(byte @Nullable [] key) {
    return key != null
        && key.length == ORDER_ID_LENGTH
        && home(key) != number
        && orderOf(key) != null;
  }

  /** Why a record with that key is in the wrong partition, for ops. */
  public String wrongDetail(byte[] key) {
    return "the key's partition is "
        + home(key)
        + " of "
        + count
        + ": it was published with another partitioner than Kafka's default (murmur2)";
  }

  /** Whether the record belongs to an order here; otherwise it is parked for itself alone. */
  public boolean isOfOrder(byte @Nullable [] key) {
    return orderOf(key) != null && !isWrongFor(key);
  }

  /** The order whose id the key is, or null. */
  public static @Nullable UUID orderOf(byte @Nullable [] key) {
    if (key == null || key.length != ORDER_ID_LENGTH) {
      return null;
    }
    String text = new String(key, StandardCharsets.UTF_8);
    return Ids.isId(Ids.ORDER, text) ? Ids.uuid(Ids.ORDER, text) : null;
  }

  private int home(byte[] key) {
    return of(key, count);
  }

  /** Where Kafka's default partitioner puts a key. */
  public static int of(byte[] key, int count) {
    return Utils.toPositive(Utils.murmur2(key)) % count;
  }
}
