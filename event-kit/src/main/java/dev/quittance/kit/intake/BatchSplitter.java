package dev.quittance.kit.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Splits a partition's records of one poll into batches of bounded size. A batch is sent to the
 * database as a whole, parts of it as text of twice the size, and publishers decide how large
 * records are.
 */
final class BatchSplitter {

  /** Records are added to a batch until it has this many bytes. */
  static final long ENOUGH = 4 << 20;

  private BatchSplitter() {}

  static List<List<ConsumerRecord<byte[], byte[]>>> split(
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<List<ConsumerRecord<byte[], byte[]>>> batches = new ArrayList<>(1);
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < records.size(); i++) {
      bytes += bytes(records.get(i));
      if (bytes >= ENOUGH) {
        batches.add(records.subList(from, i + 1));
        from = i + 1;
        bytes = 0;
      }
    }
    if (from < records.size()) {
      batches.add(records.subList(from, records.size()));
    }
    return batches;
  }

  private static long bytes(ConsumerRecord<byte[], byte[]> one) {
    long bytes =
        (long) Math.max(0, one.serializedKeySize()) + Math.max(0, one.serializedValueSize());
    for (Header header : one.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }
}
