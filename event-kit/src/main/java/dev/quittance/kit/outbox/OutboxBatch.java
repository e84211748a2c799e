package dev.quittance.kit.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The oldest rows of the outbox, as records to publish together: at most one per order. The order's
 * next row waits for its acknowledgement, so that no event overtakes an earlier one of its order,
 * whatever part of a batch the broker loses.
 *
 * @param ids of the rows
 * @param records one of each row
 * @param isLast whether these were all rows of the outbox when it was read
 */
record OutboxBatch(List<Long> ids, List<ProducerRecord<byte[], byte[]>> records, boolean isLast) {

  private static final String DELETE = "DELETE FROM outbox_event WHERE id = ANY (?)";

  private static final String OLDEST =
      """
      SELECT id, partition, record_key, headers, payload
        FROM outbox_event
       WHERE id <> ALL (?)
       ORDER BY id
       LIMIT ?
      """;

  /**
   * Reads the oldest rows that are not published, in one round trip.
   *
   * @param published rows that the broker has acknowledged
   * @param deletes whether these are deleted, in the same transaction
   */
  static OutboxBatch next(
      Connection connection, String topic, int limit, List<Long> published, boolean deletes)
      throws SQLException {
    Array ids = array(connection, published);
    try (PreparedStatement statement =
        connection.prepareStatement(deletes ? DELETE + ";\n" + OLDEST : OLDEST)) {
      int parameter = 1;
      if (deletes) {
        statement.setArray(parameter++, ids);
      }
      statement.setArray(parameter++, ids);
      statement.setInt(parameter, limit);
      boolean isRows = statement.execute();
      if (!isRows) {
        statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        return read(topic, limit, row);
      }
    }
  }

  private static OutboxBatch read(String topic, int limit, ResultSet row) throws SQLException {
    List<Long> ids = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Set<ByteBuffer> keys = new HashSet<>();
    int rows = 0;
    while (row.next()) {
      rows++;
      if (keys.add(ByteBuffer.wrap(row.getBytes("record_key")))) {
        ids.add(row.getLong("id"));
        records.add(toRecord(topic, row));
      }
    }
    return new OutboxBatch(ids, records, rows < limit && rows == ids.size());
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  /** Deletes the rows that the broker has acknowledged. */
  static void delete(Connection connection, List<Long> published) throws SQLException {
    if (published.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, array(connection, published));
      delete.executeUpdate();
    }
  }

  private static Array array(Connection connection, List<Long> ids) throws SQLException {
    return connection.createArrayOf("bigint", ids.toArray());
  }

  private static ProducerRecord<byte[], byte[]> toRecord(String topic, ResultSet row)
      throws SQLException {
    Integer partition = row.getObject("partition", Integer.class);
    var kafkaRecord =
        new ProducerRecord<>(topic, partition, row.getBytes("record_key"), row.getBytes("payload"));
    String[] headers = (String[]) row.getArray("headers").getArray();
    for (int i = 0; i < headers.length; i += 2) {
      kafkaRecord.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return kafkaRecord;
  }
}
