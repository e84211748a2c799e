package dev.quittance.contract.codec;

import dev.quittance.contract.Ids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A partition of the log, and the rule for which orders and receipts belong to it: those whose key
 * Kafka's default partitioner puts there. Producers with other partitioners break this rule; all
 * events of an order, or of a receipt, must be in one partition.
 *
 * @param number which partition
 * @param count how many the topic has; never changed
 */
public record LogPartition(int number, int count) {

  /** Of an order's id and of a receipt's. */
  private static final int ID_LENGTH = Ids.ORDER.length() + 32;

  public LogPartition {
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException("there is no partition " + number + " of " + count);
    }
  }

  /**
   * Whether the key is of an order or a receipt of another partition. A record of neither may be in
   * any partition.
   */
  public boolean isWrongFor(byte @Nullable [] key) {
    return key != null && key.length == ID_LENGTH && home(key) != number && subjectOf(key) != null;
  }

  /** Why a record with that key is in the wrong partition, for ops. */
  public String wrongDetail(byte[] key) {
    return "the key's partition is "
        + home(key)
        + " of "
        + count
        + ": it was published with another partitioner than Kafka's default (murmur2)";
  }

  /**
   * Whether the record belongs to an order or a receipt here; otherwise it is parked for itself
   * alone.
   */
  public boolean isOfSubject(byte @Nullable [] key) {
    return subjectOf(key) != null && !isWrongFor(key);
  }

  /**
   * The order or the receipt whose id the key is, or null. Their ids share one space: each is new.
   */
  public static @Nullable UUID subjectOf(byte @Nullable [] key) {
    if (key == null || key.length != ID_LENGTH) {
      return null;
    }
    String text = new String(key, StandardCharsets.UTF_8);
    if (Ids.isId(Ids.ORDER, text)) {
      return Ids.uuid(Ids.ORDER, text);
    }
    return Ids.isId(Ids.RECEIPT, text) ? Ids.uuid(Ids.RECEIPT, text) : null;
  }

  private int home(byte[] key) {
    return of(key, count);
  }

  /** Where Kafka's default partitioner puts a key. */
  public static int of(byte[] key, int count) {
    return Utils.toPositive(Utils.murmur2(key)) % count;
  }
}
