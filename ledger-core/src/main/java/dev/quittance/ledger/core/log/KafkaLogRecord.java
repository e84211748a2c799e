package dev.quittance.ledger.core.log;

import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.FlatHeaders;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.LogRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log as Kafka gives it.
 *
 * @param decoder tells what is an event
 */
public record KafkaLogRecord(ConsumerRecord<byte[], byte[]> kafkaRecord, RecordDecoder decoder)
    implements LogRecord {

  @Override
  public long offset() {
    return kafkaRecord.offset();
  }

  @Override
  public long timestamp() {
    return kafkaRecord.timestamp();
  }

  @Override
  public byte @Nullable [] key() {
    return kafkaRecord.key();
  }

  @Override
  public byte[] @Nullable [] headers() {
    return FlatHeaders.of(kafkaRecord.headers());
  }

  @Override
  public byte @Nullable [] payload() {
    return kafkaRecord.value();
  }

  @Override
  public Decoded decode() {
    return decoder.decode(kafkaRecord);
  }
}
