package dev.quittance.ledger.core.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * The record batches of a log as they are stored, without what is in them. A consumer passes over
 * the ends of transactions and over aborted records without a word, so only here can be seen
 * whether an offset that it passed over was lost. Used by one thread.
 */
final class RecordBatches implements AutoCloseable {

  /**
   * A batch.
   *
   * @param isMarker whether it is the end of a transaction
   * @param isTransactional whether it is part of one
   * @param isWhole whether it has a record at each of its offsets; compaction removes some
   */
  record Batch(
      long firstOffset,
      long lastOffset,
      boolean isMarker,
      boolean isTransactional,
      boolean isWhole) {

    /** Whether a consumer may pass over it although nothing was lost. */
    boolean isPassedOver() {
      return isMarker || (isTransactional && isWhole);
    }
  }

  private static final String CLIENT_ID = "quittance-batches";

  /** The last version that names topics by their names; brokers up to 4.x and beyond speak it. */
  private static final short FETCH_VERSION = 12;

  private static final int FETCH_BYTES = 1 << 20;
  private static final int WAIT_MILLIS = 500;

  private final Metrics metrics = new Metrics();
  private final NetworkClient client;
  private final int timeoutMillis;

  /**
   * @param settings a consumer's: how the brokers are reached
   */
  RecordBatches(Map<String, Object> settings) {
    Map<String, Object> complete = new HashMap<>(settings);
    complete.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    complete.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ConsumerConfig config = new ConsumerConfig(complete);
    this.timeoutMillis = config.getInt(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    this.client =
        ClientUtils.createNetworkClient(
            config,
            CLIENT_ID,
            metrics,
            CLIENT_ID,
            new LogContext(),
            new ApiVersions(),
            Time.SYSTEM,
            1,
            timeoutMillis,
            new ManualMetadataUpdater(),
            new DefaultHostResolver());
  }

  /**
   * Some batches, from that which has the offset, or the first behind it, on. None if the log ends
   * there.
   *
   * @param leader the broker that has the partition
   * @throws org.apache.kafka.common.KafkaException if the broker does not say
   */
  List<Batch> from(Node leader, TopicPartition partition, long offset) {
    FetchResponseData.PartitionData found = fetch(leader, partition, offset);
    Errors error = Errors.forCode(found.errorCode());
    if (error != Errors.NONE) {
      throw error.exception();
    }
    List<Batch> batches = new ArrayList<>();
    for (RecordBatch batch : FetchResponse.recordsOrFail(found).batches()) {
      batch.ensureValid();
      if (batch.lastOffset() >= offset) {
        batches.add(header(batch));
      }
    }
    return batches;
  }

  private static Batch header(RecordBatch batch) {
    Integer count = batch.countOrNull();
    return new Batch(
        batch.baseOffset(),
        batch.lastOffset(),
        batch.isControlBatch(),
        batch.isTransactional(),
        count != null && count == batch.lastOffset() - batch.baseOffset() + 1);
  }

  private FetchResponseData.PartitionData fetch(
      Node leader, TopicPartition partition, long offset) {
    var wanted =
        new FetchRequest.PartitionData(
            Uuid.ZERO_UUID,
            offset,
            FetchRequest.INVALID_LOG_START_OFFSET,
            FETCH_BYTES,
            Optional.empty());
    var request =
        FetchRequest.Builder.forConsumer(FETCH_VERSION, WAIT_MILLIS, 1, Map.of(partition, wanted));
    Time time = Time.SYSTEM;
    try {
      if (!NetworkClientUtils.awaitReady(client, leader, time, timeoutMillis)) {
        throw new DisconnectException("the broker at " + leader + " does not answer");
      }
      ClientRequest sent =
          client.newClientRequest(leader.idString(), request, time.milliseconds(), true);
      var response = NetworkClientUtils.sendAndReceive(client, sent, time);
      var data = ((FetchResponse) response.responseBody()).data();
      Errors error = Errors.forCode(data.errorCode());
      if (error != Errors.NONE) {
        throw error.exception();
      }
      return data.responses().getFirst().partitions().getFirst();
    } catch (IOException e) {
      throw new DisconnectException("the broker at " + leader + " broke off", e);
    }
  }

  @Override
  public void close() {
    client.close();
    metrics.close();
  }
}
