package dev.quittance.kit.ops;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.parking.ParkedEvents;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What ops decide about parked events. A decision is an event of the log like any other, in the
 * same partition: it takes effect when this service's intake comes to it, and a replay decides the
 * same at the same place.
 */
@Startup // its counters are there from the beginning
@ApplicationScoped
public class ParkedEventDecisions {

  private static final Logger LOG = Logger.getLogger(ParkedEventDecisions.class);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 40;
  private static final int MOST_AT_ONCE = 1_000;

  private final ParkedEvents parkedEvents;
  private final Outbox outbox;
  private final LogClients log;
  private final AfterCommit afterCommit;
  private final String service;
  private final Counter retries;
  private final Counter discards;

  ParkedEventDecisions(
      ParkedEvents parkedEvents,
      Outbox outbox,
      LogClients log,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.parkedEvents = parkedEvents;
    this.outbox = outbox;
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

  /** Tries a parked event again, and after it those behind it. */
  public EventEnvelope retry(String id, String decidedBy) {
    ParkedEvent parked = find(id);
    String order = orderOf(parked);
    if (order == null) {
      throw ProblemException.of(
          ProblemCode.NO_ORDER,
          "The record is no order's of its partition, so that it can never take effect: discard"
              + " it. If it was meant to, publish it again with Kafka's default partitioner.");
    }
    demandFirst(parked, order);
    return publish(
        new ParkedEventRetried(order, service, parked.offset(), decidedBy),
        retries,
        "Retry of parked event %s decided by %s".formatted(id, decidedBy));
  }

  /** Gives a parked event up; those behind it are tried again. */
  public EventEnvelope discard(String id, String decidedBy, String reason) {
    ParkedEvent parked = find(id);
    String order = orderOf(parked);
    if (order != null) {
      demandFirst(parked, order);
    }
    Event decision =
        order == null
            ? ParkedRecordDiscarded.at(
                parked.partition(), parked.offset(), service, decidedBy, reason)
            : new ParkedEventDiscarded(order, service, parked.offset(), decidedBy, reason);
    return publish(
        decision,
        discards,
        "Discard of parked event %s decided by %s: %s".formatted(id, decidedBy, line(reason)));
  }

  /** A reason may have several lines; the log shall not look as if it had more. */
  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /**
   * Gives up those records of a filter that are parked for themselves alone, at most {@value
   * #MOST_AT_ONCE} at a time, and looks at no more than some thousands.
   *
   * @param after where to go on, or null from the beginning
   */
  public DiscardedMany discardMany(
      ParkedFilter filter, String decidedBy, String reason, @Nullable String after) {
    List<Event> found = new ArrayList<>();
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
        if (filter.takes(parked) && orderOf(parked) == null) {
          found.add(
              ParkedRecordDiscarded.at(
                  parked.partition(), parked.offset(), service, decidedBy, reason));
        }
        last = parked;
      }
    }
    if (!found.isEmpty()) {
      String line = "Discard of %d parked records decided by %s: %s";
      append(found, discards, line.formatted(found.size(), decidedBy, line(reason)));
    }
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

  private EventEnvelope publish(Event decision, Counter decisions, String line) {
    return append(List.of(decision), decisions, line).getFirst();
  }

  private List<EventEnvelope> append(List<Event> events, Counter decisions, String line) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          afterCommit.run(() -> {
            decisions.increment(events.size());
            LOG.info(line);
          });
          return outbox.append(events.toArray(Event[]::new));
        });
  }

  private ParkedEvent find(String id) {
    String[] place = id.split("-", 2);
    try {
      long partition = Long.parseLong(place[0]);
      long offset = place.length == 2 ? Long.parseLong(place[1]) : -1;
      List<ParkedEvent> found = parkedEvents.from(partition, offset, 1);
      if (!found.isEmpty() && found.getFirst().id().equals(id)) {
        return found.getFirst();
      }
    } catch (NumberFormatException e) {
      // not an id of ours: the same as one that is not parked
    }
    throw ProblemException.notFound(
        "No event is parked there: GET /parked-events lists those that are.");
  }

  /** The order in whose way it is; null if it is parked for itself alone. */
  private @Nullable String orderOf(ParkedEvent parked) {
    String key = parked.key();
    LogPartition here = new LogPartition(parked.partition(), log.ensureTopic());
    return key != null && here.isOfOrder(key.getBytes(StandardCharsets.UTF_8)) ? key : null;
  }

  private void demandFirst(ParkedEvent parked, String order) {
    if (parkedEvents.firstOf(parked.partition(), order) != parked.offset()) {
      throw ProblemException.of(
          ProblemCode.EARLIER_EVENT_PARKED,
          "An earlier event of the same order is parked: decide on that one first.");
    }
  }
}
