package dev.quittance.contract.codec;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of the log for one reader: what can be read and is authentic is an event. Safe
 * for use by many threads.
 */
public final class RecordDecoder {

  /** Believes whatever the log holds: for a reader that has no keys. */
  public static final RecordDecoder TRUSTING = new RecordDecoder(null);

  private final EventCodec codec = new EventCodec();
  private final @Nullable EventVerifier verifier;

  private RecordDecoder(@Nullable EventVerifier verifier) {
    this.verifier = verifier;
  }

  public static RecordDecoder verifying(EventVerifier verifier) {
    return new RecordDecoder(verifier);
  }

  /** Reads a record of the log. Total: whatever the bytes are, there is an answer. */
  public Decoded decode(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    return decode(
        kafkaRecord.partition(),
        kafkaRecord.offset(),
        kafkaRecord.key(),
        kafkaRecord.headers(),
        kafkaRecord.value());
  }

  /**
   * Reads a record by its place and its parts. Total: whatever the bytes are, there is an answer.
   */
  public Decoded decode(
      int partition,
      long offset,
      byte @Nullable [] key,
      Iterable<Header> headers,
      byte @Nullable [] value) {
    EventHeaders attributes = EventHeaders.of(headers);
    Decoded decoded = codec.decode(key, attributes, value);
    if (verifier != null && decoded instanceof Readable(EventEnvelope envelope)) {
      String objection = verifier.objection(partition, offset, attributes, key, value, envelope);
      if (objection != null) {
        return new Unreadable(RefusalCode.NOT_AUTHENTIC, objection);
      }
    }
    return decoded;
  }
}
