package dev.quittance.payments.quote.publication;

import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.kit.database.SessionLock;
import dev.quittance.kit.log.ClientMeters;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.Pause;
import dev.quittance.kit.log.StopOrder;
import dev.quittance.kit.retry.Backoff;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.quote.store.PublicationLock;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/**
 * Publishes the payment terms: all of them when it becomes the one that does, when a rate has been
 * set, and at intervals. It needs no outbox. What is published follows from the tables, so a crash
 * between commit and publication is made good by the next round of whichever replica.
 */
@ApplicationScoped
public class TermsPublisher {

  private static final Logger LOG = Logger.getLogger(TermsPublisher.class);
  private static final Duration STANDBY = Duration.ofSeconds(1);
  private static final Duration SLICE = Duration.ofMillis(250);

  private final PresentTerms terms;
  private final PublicationLock lock;
  private final LogClients log;
  private final EventKeys keys;
  private final ClientMeters meters;
  private final EventKitConfig kit;
  private final PaymentConfig.Terms config;
  private final Clock clock;
  private final LoopStatus status = new LoopStatus("payment terms");
  private final Thread thread = new Thread(this::run, "payment-terms");
  private volatile boolean stopping;
  private Instant lastPublished = Instant.EPOCH;

  TermsPublisher(
      PresentTerms terms,
      PublicationLock lock,
      LogClients log,
      EventKeys keys,
      ClientMeters meters,
      EventKitConfig kit,
      PaymentConfig config,
      Clock clock) {
    this.terms = terms;
    this.lock = lock;
    this.log = log;
    this.keys = keys;
    this.meters = meters;
    this.kit = kit;
    this.config = config.terms();
    this.clock = clock;
  }

  public LoopStatus status() {
    return status;
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes @Priority(StopOrder.RELAY) ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.join(StopOrder.PATIENCE.toMillis());
  }

  private void run() {
    Backoff backoff = new Backoff(kit.outbox().minBackoff(), kit.outbox().maxBackoff());
    try {
      while (!stopping) {
        try {
          Optional<SessionLock.Held> acquired = lock.tryAcquire();
          if (acquired.isPresent()) {
            try (SessionLock.Held held = acquired.get()) {
              publish(held, backoff);
            }
          } else {
            status.beat();
            backoff.reset();
            Pause.of(STANDBY, () -> stopping);
          }
        } catch (Exception | OutOfMemoryError e) {
          if (!stopping) {
            status.trouble(e);
            LOG.warnf("Publishing payment terms pauses: %s", e.toString());
            Pause.of(backoff.next(), () -> stopping);
          }
        }
      }
    } finally {
      status.stopped();
    }
  }

  private void publish(SessionLock.Held held, Backoff backoff) throws Exception {
    if (log.ensureTermsTopic().isEmpty()) {
      throw new IllegalStateException("the topic of payment terms has no partition");
    }
    Producer<byte[], byte[]> producer = log.newProducer("terms");
    try (KafkaClientMetrics unused = meters.of(producer)) {
      long published = -1;
      Instant next = clock.instant();
      while (!stopping) {
        long lastSet = terms.lastSet();
        if (lastSet != published || !clock.instant().isBefore(next)) {
          send(held, producer);
          published = lastSet;
          next = lastPublished.plus(config.every());
        }
        held.prove();
        status.beat();
        backoff.reset();
        Pause.of(config.pollInterval(), () -> stopping);
      }
    } finally {
      producer.close(Duration.ZERO); // what is not acknowledged is published by the next round
    }
  }

  private void send(SessionLock.Held held, Producer<byte[], byte[]> producer)
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!now.isAfter(lastPublished)) {
      now = lastPublished.plus(1, ChronoUnit.MICROS);
    }
    held.requireHeld(); // another replica may have published while this process was frozen
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (TermsRecord one : terms.at(now)) {
      ProducerRecord<byte[], byte[]> kafkaRecord = keys.terms().write(kit.terms().topic(), one);
      keys.sign(kafkaRecord);
      sent.add(producer.send(kafkaRecord));
    }
    for (Future<RecordMetadata> one : sent) {
      await(one, held);
    }
    lastPublished = now;
  }

  private void await(Future<RecordMetadata> sent, SessionLock.Held held)
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    while (true) {
      try {
        RecordMetadata _ = sent.get(SLICE.toNanos(), TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException e) {
        if (stopping) {
          throw e;
        }
        held.prove();
      }
    }
  }
}
