package dev.quittance.kit.ops;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.parking.ParkedEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What ops decide about parked events. A decision is an event of the log like any other, in the
 * same partition: it takes effect when this service consumes it, and a replay decides the same at
 * the same place.
 */
@Startup // so that its counters are exported from the start
@ApplicationScoped
public class ParkedEventDecisions {

  private static final Logger LOG = Logger.getLogger(ParkedEventDecisions.class);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 40;
  private static final int MOST_AT_ONCE = 1_000;

  private final ParkedEvents parkedEvents;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final LogClients log;
  private final AfterCommit afterCommit;
  private final String service;
  private final Counter retries;
  private final Counter discards;

  ParkedEventDecisions(
      ParkedEvents parkedEvents,
      Outbox outbox,
      AuditTrail trail,
      LogClients log,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.parkedEvents = parkedEvents;
    this.outbox = outbox;
    this.trail = trail;
    this.log = log;
    this.service = service;
    this.afterCommit = afterCommit;
    this.retries = counter(metrics, "retry");
    this.discards = counter(metrics, "discard");
  }

  private static Counter counter(MeterRegistry metrics, String decision) {
    return Counter.builder("quittance.parked.decisions")
        .description("Decisions on parked events that were asked for and published")
        .tag("decision", decision)
        .register(metrics);
  }

  /** Retries a parked event, and after it those behind it. */
  DecisionResult retry(String id, String decidedBy) {
    Optional<ParkedEvent> found = find(id);
    if (found.isEmpty()) {
      return new DecisionResult.NotParked();
    }
    ParkedEvent parked = found.get();
    String order = orderOf(parked);
    if (order == null) {
      return new DecisionResult.NoOrder();
    }
    if (!isFirst(parked, order)) {
      return new DecisionResult.EarlierEventParked();
    }
    return publish(
        new ParkedEventRetried(order, service, parked.offset(), decidedBy),
        retries,
        "Retry of parked event %s decided by %s".formatted(id, decidedBy),
        event -> ParkedEventRecords.retried(parked, event));
  }

  /** Discards a parked event; those behind it are retried. */
  DecisionResult discard(String id, String decidedBy, String reason) {
    Optional<ParkedEvent> found = find(id);
    if (found.isEmpty()) {
      return new DecisionResult.NotParked();
    }
    ParkedEvent parked = found.get();
    String order = orderOf(parked);
    if (order != null && !isFirst(parked, order)) {
      return new DecisionResult.EarlierEventParked();
    }
    Event decision =
        order == null
            ? discardOf(parked, decidedBy, reason)
            : new ParkedEventDiscarded(order, service, parked.offset(), decidedBy, reason);
    return publish(
        decision,
        discards,
        "Discard of parked event %s decided by %s: %s".formatted(id, decidedBy, reason),
        event -> ParkedEventRecords.discarded(parked, reason, event));
  }

  /**
   * Discards those records of a filter that are parked for themselves alone, at most {@value
   * #MOST_AT_ONCE} at a time, and looks at no more than {@value #MOST_PAGES} pages of {@value
   * #PAGE}.
   *
   * @param after where to continue; null for the beginning
   */
  public DiscardedMany discardMany(
      ParkedFilter filter, String decidedBy, String reason, @Nullable String after) {
    List<ParkedEvent> found = new ArrayList<>();
    ParkedEvent last = null;
    boolean more = true;
    for (int pages = 0; more && pages < MOST_PAGES && found.size() < MOST_AT_ONCE; pages++) {
      List<ParkedEvent> page = page(filter, last == null ? after : last.id());
      more = page.size() == PAGE;
      for (ParkedEvent parked : page) {
        if (found.size() == MOST_AT_ONCE) {
          more = true;
          break;
        }
        if (filter.matches(parked) && orderOf(parked) == null) {
          found.add(parked);
        }
        last = parked;
      }
    }
    append(
        found.stream().map(parked -> discardOf(parked, decidedBy, reason)).toList(),
        discards,
        "Discard of %s parked records decided by %s: %s".formatted(found.size(), decidedBy, reason),
        events -> ParkedEventRecords.discardedMany(filter, after, reason, found));
    return new DiscardedMany(found.size(), more && last != null ? last.id() : null);
  }

  private List<ParkedEvent> page(ParkedFilter filter, @Nullable String after) {
    Integer only = filter.partition();
    if (after == null) {
      return parkedEvents.from(only == null ? 0 : only, 0, PAGE);
    }
    String[] place = after.split("-", 2);
    return parkedEvents.from(Long.parseLong(place[0]), Long.parseLong(place[1]) + 1, PAGE);
  }

  private Event discardOf(ParkedEvent parked, String decidedBy, String reason) {
    return ParkedRecordDiscarded.at(
        parked.partition(), parked.offset(), service, decidedBy, reason);
  }

  private DecisionResult publish(
      Event decision,
      Counter decisions,
      String line,
      Function<EventEnvelope, AuditRecord> recorded) {
    return new DecisionResult.Published(
        append(
                List.of(decision),
                decisions,
                line,
                published -> recorded.apply(published.getFirst()))
            .getFirst());
  }

  /** Publishes decisions and records who made them, in one transaction. */
  private List<EventEnvelope> append(
      List<Event> events,
      Counter decisions,
      String line,
      Function<List<EventEnvelope>, AuditRecord> recorded) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          afterCommit.run(() -> {
            decisions.increment(events.size());
            LOG.info(line);
          });
          List<EventEnvelope> published = outbox.append(events.toArray(Event[]::new));
          trail.record(recorded.apply(published));
          return published;
        });
  }

  Optional<ParkedEvent> find(String id) {
    String[] place = id.split("-", 2);
    try {
      long partition = Long.parseLong(place[0]);
      long offset = place.length == 2 ? Long.parseLong(place[1]) : -1;
      return parkedEvents.from(partition, offset, 1).stream()
          .filter(found -> found.id().equals(id))
          .findFirst();
    } catch (NumberFormatException e) {
      return Optional.empty(); // not an id of ours
    }
  }

  /** The order that it blocks; null if it is parked for itself alone. */
  private @Nullable String orderOf(ParkedEvent parked) {
    String key = parked.key();
    LogPartition here = new LogPartition(parked.partition(), log.ensureTopic());
    return key != null && here.isOfSubject(key.getBytes(StandardCharsets.UTF_8)) ? key : null;
  }

  private boolean isFirst(ParkedEvent parked, String order) {
    return parkedEvents.firstOf(parked.partition(), order) == parked.offset();
  }
}
