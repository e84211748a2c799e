package dev.quittance.contract.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A consumer whose polls are bounded in bytes. Kafka's own limits count records, or bytes as they
 * are compressed: a fetch of 1 MB can become gigabytes of records.
 *
 * <p>A record without key and payload is not counted, and one record is never refused: it may be as
 * large as who wrote it likes.
 */
public final class BoundedConsumer extends KafkaConsumer<byte[], byte[]> {

  /** A poll ends with the record that makes it as large as this. */
  public static final int POLL_BYTES = 8 << 20;

  private final PolledBytes polled;

  /**
   * @param settings a consumer's, without deserializers
   */
  public BoundedConsumer(Map<String, Object> settings) {
    this(settings, new PolledBytes(POLL_BYTES));
  }

  private BoundedConsumer(Map<String, Object> settings, PolledBytes polled) {
    super(settings, polled, polled);
    this.polled = polled;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    polled.begin();
    return super.poll(timeout);
  }
}
