package dev.quittance.kit.parking;

import dev.quittance.contract.codec.FlatHeaders;
import dev.quittance.contract.codec.LogPartition;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records that one batch parks, and the orders that are blocked while it is consumed. */
public final class BatchParking {

  private record Parked(ConsumerRecord<byte[], byte[]> kafkaRecord, Refusal refusal) {}

  private final int partitions;
  private final Set<ByteBuffer> blockedKeys;
  private final Instant now;
  private final List<Parked> parked = new ArrayList<>();
  private final ParkingReport report = new ParkingReport();

  BatchParking(int partitions, Set<ByteBuffer> blockedKeys, Instant now) {
    this.partitions = partitions;
    this.blockedKeys = blockedKeys;
    this.now = now;
  }

  /** Whether an earlier event of the same order is parked. */
  public boolean isBlocked(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    return !blockedKeys.isEmpty() && blockedKeys.contains(ByteBuffer.wrap(kafkaRecord.key()));
  }

  /** Parks a record, and blocks its order if the order belongs to the record's partition. */
  public void park(ConsumerRecord<byte[], byte[]> kafkaRecord, Refusal refusal) {
    parked.add(new Parked(kafkaRecord, refusal));
    report.add(kafkaRecord.partition(), kafkaRecord.offset(), refusal.code().name());
    if (new LogPartition(kafkaRecord.partition(), partitions).isOfSubject(kafkaRecord.key())) {
      blockedKeys.add(ByteBuffer.wrap(kafkaRecord.key()));
    }
  }

  /** All that the batch has parked. */
  public ParkingReport report() {
    return report;
  }

  /** The order is no longer blocked. */
  public void unblock(byte[] key) {
    blockedKeys.remove(ByteBuffer.wrap(key));
  }

  /** Stores what was parked since the last call, in the batch's transaction. */
  public void store(Connection connection) throws SQLException {
    if (parked.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO parked_event
              (partition, "offset", record_key, headers, payload, reason, detail, parked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Parked one : parked) {
        ConsumerRecord<byte[], byte[]> kafkaRecord = one.kafkaRecord();
        insert.setInt(1, kafkaRecord.partition());
        insert.setLong(2, kafkaRecord.offset());
        insert.setBytes(3, kafkaRecord.key());
        insert.setArray(
            4, connection.createArrayOf("bytea", FlatHeaders.of(kafkaRecord.headers())));
        insert.setBytes(5, kafkaRecord.value());
        insert.setString(6, one.refusal().code().name());
        insert.setString(7, one.refusal().detail());
        insert.setObject(8, now.atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    parked.clear();
  }
}
