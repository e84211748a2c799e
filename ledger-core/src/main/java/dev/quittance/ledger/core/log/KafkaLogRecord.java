package dev.quittance.ledger.core.log;

import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.ledger.core.journal.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the log as Kafka gives it. */
public record KafkaLogRecord(ConsumerRecord<byte[], byte[]> kafkaRecord) implements LogRecord {

  private static final EventCodec CODEC = new EventCodec();

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
  public byte @Nullable [][] headers() {
    List<byte @Nullable []> flat = new ArrayList<>();
    for (Header header : kafkaRecord.headers()) {
      flat.add(header.key().getBytes(StandardCharsets.UTF_8));
      flat.add(header.value());
    }
    return flat.toArray(new byte[0][]);
  }

  @Override
  public byte @Nullable [] payload() {
    return kafkaRecord.value();
  }

  @Override
  public Decoded decode() {
    return CODEC.decode(kafkaRecord);
  }
}
