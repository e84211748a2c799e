package dev.quittance.kit.outbox;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.config.KitConfig;
import dev.quittance.kit.log.Backoff;
import dev.quittance.kit.log.LogAccess;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.StartOrder;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Publishes the outbox, one active instance per database. Rows are deleted only after the broker
 * has acknowledged them on all in-sync replicas, so a crash in between publishes them again: under
 * the same event id, by which consumers know them.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);

  /** PostgreSQL advisory lock that the active relay holds for as long as its connection lives. */
  private static final long LOCK = 0x5155_4954_5245_4c59L;

  private final AgroalDataSource dataSource;
  private final LogAccess log;
  private final KitConfig config;
  private final LoopStatus status;
  private final Thread thread = new Thread(this::run, "outbox-relay");
  private volatile boolean stopping;

  Relay(AgroalDataSource dataSource, LogAccess log, KitConfig config) {
    this.dataSource = dataSource;
    this.log = log;
    this.config = config;
    this.status = new LoopStatus("outbox relay");
  }

  public LoopStatus status() {
    return status;
  }

  void start(@Observes @Priority(StartOrder.RELAY) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    // Not interrupted: the batch under way is published and deleted first.
    stopping = true;
    thread.join(10_000);
  }

  private void run() {
    Backoff backoff =
        new Backoff(config.intake().minBackoff(), config.intake().maxBackoff(), () -> stopping);
    while (!stopping) {
      try {
        log.ensureTopic();
        relayWhileActive(backoff);
      } catch (UnfitTopicException e) {
        status.unfit(e.getMessage());
        LOG.fatal(e.getMessage());
        return;
      } catch (Exception e) {
        if (!stopping) {
          status.trouble(e);
          LOG.warnf("Publishing pauses: %s", e.toString());
          backoff.pause();
        }
      }
    }
    status.stopped();
  }

  private void relayWhileActive(Backoff backoff) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Producer<byte[], byte[]> producer = log.newProducer()) {
      if (!isActive(connection)) {
        status.beat();
        backoff.pause();
        return;
      }
      try {
        listen(connection);
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (!stopping) {
          while (!stopping && publishOldest(connection, producer)) {
            status.beat();
          }
          status.beat();
          backoff.reset();
          notifications.getNotifications(
              Math.toIntExact(config.outbox().pollInterval().toMillis()));
        }
      } finally {
        release(connection);
      }
    }
  }

  /** Publishes and deletes one batch; false if there was nothing to do. */
  private boolean publishOldest(Connection connection, Producer<byte[], byte[]> producer)
      throws SQLException, InterruptedException {
    OutboxBatch batch =
        OutboxBatch.oldest(connection, config.topic().name(), config.outbox().batchSize());
    if (batch.isEmpty()) {
      return false;
    }
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(batch.records().size());
    for (ProducerRecord<byte[], byte[]> kafkaRecord : batch.records()) {
      acknowledgements.add(producer.send(kafkaRecord));
    }
    producer.flush();
    for (Future<RecordMetadata> acknowledgement : acknowledgements) {
      try {
        acknowledgement.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the broker did not take an event", e.getCause());
      }
    }
    batch.delete(connection);
    return true;
  }

  private static boolean isActive(Connection connection) throws SQLException {
    return queryBoolean(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")");
  }

  private static void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + Outbox.CHANNEL);
    }
  }

  /** The connection goes back to the pool, so it must not keep the lock. */
  private static void release(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UNLISTEN *");
      queryBoolean(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
    } catch (SQLException e) {
      LOG.debugf("The connection is gone, and the lock with it: %s", e.getMessage());
    }
  }

  private static boolean queryBoolean(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
