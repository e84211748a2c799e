package dev.quittance.kit.outbox;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.SessionLock;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pace;
import dev.quittance.kit.log.Pause;
import dev.quittance.kit.log.StartOrder;
import dev.quittance.kit.log.StopOrder;
import dev.quittance.kit.retry.Backoff;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Publishes the outbox, one active instance per database. Rows are deleted only after the broker
 * has acknowledged them on all in-sync replicas, those of a moment together, so a crash in between
 * publishes them again: under the same event id, by which consumers know them.
 *
 * <p>The active relay queries the session that holds its lock; a standby ends the session of a
 * relay that is silent. A relay that wakes up after that sends nothing more, because it checks its
 * lock before each record. Only what its producer had buffered, and what it had not deleted, may
 * arrive again, under the same event id.
 */
@ApplicationScoped
public class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class);

  /** PostgreSQL advisory lock that the active relay holds for as long as its session lives. */
  static final long LOCK = 0x5155_4954_5245_4c59L;

  /** How often a standby tries to get the lock. */
  private static final Duration STANDBY = Duration.ofSeconds(1);

  /** How soon a waiting thread notices a stop. */
  private static final Duration SLICE = Duration.ofMillis(250);

  /** How long a stop waits for the broker; what is not acknowledged by then is sent again later. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  private final LogClients log;
  private final EventKeys keys;
  private final EventKitConfig config;
  private final RelayMeters meters;
  private final RecordSpans spans;
  private final Clock clock;
  private final ClockCheck clockCheck = new ClockCheck();
  private final LoopStatus status;
  private final SessionLock lock;
  private final Thread thread = new Thread(this::run, "outbox-relay");
  private volatile boolean stopping;
  private volatile long stopNanos;
  private volatile boolean active;

  /** The role that was logged last: each change is logged once. */
  private @Nullable String told;

  Relay(
      AgroalDataSource dataSource,
      LogClients log,
      EventKeys keys,
      EventKitConfig config,
      RelayMeters meters,
      RecordSpans spans,
      Clock clock) {
    this.log = log;
    this.keys = keys;
    this.config = config;
    this.meters = meters;
    this.spans = spans;
    this.clock = clock;
    this.status = new LoopStatus("outbox relay");
    this.lock =
        new SessionLock(dataSource, LOCK, "outbox relay", config.outbox().silentRelayLimit());
  }

  public LoopStatus status() {
    return status;
  }

  /** Whether this instance publishes; otherwise it stands by. */
  public boolean isActive() {
    return active;
  }

  void start(@Observes @Priority(StartOrder.RELAY) StartupEvent event) {
    thread.start();
  }

  void stop(@Observes @Priority(StopOrder.RELAY) ShutdownEvent event) throws InterruptedException {
    // Not interrupted: the batch under way is published and deleted first.
    stopNanos = System.nanoTime();
    stopping = true;
    thread.join(StopOrder.PATIENCE.toMillis());
  }

  private void run() {
    Backoff backoff = new Backoff(config.outbox().minBackoff(), config.outbox().maxBackoff());
    try {
      while (!stopping) {
        try {
          log.ensureTopic();
          relayIfFree(backoff);
        } catch (UnfitTopicException e) {
          status.unfit(String.valueOf(e.getMessage()));
          LOG.fatal(e.getMessage());
          return;
        } catch (Exception | OutOfMemoryError e) {
          if (!stopping) {
            status.trouble(e);
            LOG.warnf("Publishing pauses: %s", e.toString());
            Pause.of(backoff.next(), () -> stopping);
          }
        }
      }
    } finally {
      status.stopped();
    }
  }

  private void relayIfFree(Backoff backoff) throws Exception {
    Optional<SessionLock.Held> acquired = lock.tryAcquire();
    if (acquired.isPresent()) {
      try (SessionLock.Held held = acquired.get()) {
        active = true;
        tell("This process publishes the outbox now");
        relay(held, backoff);
      } finally {
        active = false;
      }
      return;
    }
    tell("Another process publishes the outbox; this one stands by");
    status.beat();
    backoff.reset();
    Pause.of(STANDBY, () -> stopping);
  }

  private void tell(String role) {
    if (!role.equals(told)) {
      told = role;
      LOG.info(role);
    }
  }

  private void relay(SessionLock.Held held, Backoff backoff) throws Exception {
    Producer<byte[], byte[]> producer = log.newProducer();
    try (KafkaClientMetrics unused = meters.of(producer)) {
      listen(held.connection());
      KeyLookups.planSession(held.connection());
      PublishedRows published = new PublishedRows();
      Pace pace = new Pace(config.outbox().interval());
      while (!stopping) {
        OutboxBatch batch = next(held.connection(), published);
        if (!batch.isEmpty()) {
          publish(batch, held, producer, published);
          pace.rest(batch.ids().size());
        }
        if (batch.isLast()) {
          awaitRows(held, published.nanosLeft());
        }
        status.beat();
        backoff.reset();
      }
      OutboxBatch.delete(held.connection(), published.ids());
    } finally {
      // Without waiting: a row that is not acknowledged stays in the outbox and is sent again.
      producer.close(Duration.ZERO);
    }
  }

  private OutboxBatch next(Connection connection, PublishedRows published) throws SQLException {
    boolean deletes = published.isDue();
    OutboxBatch batch =
        OutboxBatch.next(
            connection,
            config.topic().name(),
            config.outbox().batchSize(),
            published.ids(),
            deletes);
    if (deletes) {
      published.clear();
    }
    return batch;
  }

  /**
   * Until there may be new rows, or the published ones are to be deleted. Of a row that is
   * committed after the outbox was read the connection is notified after that.
   */
  private void awaitRows(SessionLock.Held held, long atMost) throws SQLException {
    PGConnection connection = held.connection().unwrap(PGConnection.class);
    long begin = System.nanoTime();
    long patience = Math.min(config.outbox().pollInterval().toNanos(), atMost);
    for (long left = patience;
        !stopping && left > 0;
        left = patience - (System.nanoTime() - begin)) {
      PGNotification[] woken = connection.getNotifications(millis(left));
      if (woken != null && woken.length > 0) {
        return;
      }
      held.prove();
      status.beat();
    }
  }

  /** At least one: none stands for no limit. */
  private static int millis(long nanos) {
    return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, (int) SLICE.toMillis());
  }

  /**
   * Publishes one batch.
   *
   * @param published gets the rows that are acknowledged, which is all of them
   * @throws IllegalStateException if one is not acknowledged; the others are deleted
   */
  private void publish(
      OutboxBatch batch,
      SessionLock.Held held,
      Producer<byte[], byte[]> producer,
      PublishedRows published)
      throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    String topic = config.topic().name();
    batch.records().forEach(keys::sign);
    producer.partitionsFor(topic); // waits for the broker once, not once for every row
    int acknowledged = 0;
    @Nullable Exception refusal = null;
    long sentAt = clock.millis();
    try (RecordSpans.Batch traced = spans.publish(batch.records())) {
      List<Future<RecordMetadata>> acknowledgements = send(batch, held, producer);
      for (int i = 0; i < acknowledgements.size(); i++) {
        try {
          RecordMetadata stored = await(acknowledgements.get(i), held);
          clockCheck.compare(sentAt, stored.hasTimestamp() ? stored.timestamp() : -1);
          published.add(batch.ids().get(i));
          acknowledged++;
        } catch (ExecutionException | TimeoutException e) {
          refusal = e;
        }
      }
      if (refusal == null) {
        traced.succeeded();
      }
    }
    meters.published(acknowledged, begin);
    if (refusal != null) {
      OutboxBatch.delete(held.connection(), published.ids());
      throw new IllegalStateException("the broker did not acknowledge an event", refusal);
    }
  }

  private static List<Future<RecordMetadata>> send(
      OutboxBatch batch, SessionLock.Held held, Producer<byte[], byte[]> producer)
      throws SQLException {
    List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(batch.records().size());
    for (ProducerRecord<byte[], byte[]> kafkaRecord : batch.records()) {
      held.prove(); // another relay may have published it while this process was frozen
      acknowledgements.add(producer.send(kafkaRecord));
    }
    return acknowledgements;
  }

  /** The producer has a time-out, but a longer one than a service that is stopping can wait. */
  private RecordMetadata await(Future<RecordMetadata> acknowledgement, SessionLock.Held held)
      throws ExecutionException, TimeoutException, InterruptedException, SQLException {
    while (true) {
      try {
        return acknowledgement.get(SLICE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (stopping && System.nanoTime() - stopNanos > STOP_PATIENCE.toNanos()) {
          throw e;
        }
        held.prove();
      }
    }
  }

  private static void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + Outbox.CHANNEL);
    }
  }
}
