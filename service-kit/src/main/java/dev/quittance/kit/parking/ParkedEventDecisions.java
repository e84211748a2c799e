package dev.quittance.kit.parking;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.kit.http.ProblemCode;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.metrics.AfterCommit;
import dev.quittance.kit.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

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

  private final ParkedEventList parkedEvents;
  private final Outbox outbox;
  private final AfterCommit afterCommit;
  private final String service;
  private final Counter retries;
  private final Counter discards;

  ParkedEventDecisions(
      ParkedEventList parkedEvents,
      Outbox outbox,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.parkedEvents = parkedEvents;
    this.outbox = outbox;
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
    return publish(
        new ParkedEventRetried(orderOf(parked), service, parked.offset(), decidedBy),
        retries,
        "Retry of parked event %s decided by %s".formatted(id, decidedBy));
  }

  /** Gives a parked event up; those behind it are tried again. */
  public EventEnvelope discard(String id, String decidedBy, String reason) {
    ParkedEvent parked = find(id);
    return publish(
        new ParkedEventDiscarded(orderOf(parked), service, parked.offset(), decidedBy, reason),
        discards,
        "Discard of parked event %s decided by %s: %s".formatted(id, decidedBy, line(reason)));
  }

  /** A reason may have several lines; the log shall not look as if it had more. */
  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private EventEnvelope publish(Event decision, Counter decisions, String line) {
    List<EventEnvelope> published =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              afterCommit.run(() -> {
                decisions.increment();
                LOG.info(line);
              });
              return outbox.append(decision);
            });
    return published.getFirst();
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

  private String orderOf(ParkedEvent parked) {
    String key = parked.key();
    if (key == null || !Ids.isId(Ids.ORDER, key)) {
      throw ProblemException.of(
          ProblemCode.NO_ORDER,
          "The record's key is no order id, so it blocks nothing and there is nothing to decide.");
    }
    if (!isFirst(parked)) {
      throw ProblemException.of(
          ProblemCode.EARLIER_EVENT_PARKED,
          "An earlier event of the same order is parked: decide on that one first.");
    }
    return key;
  }

  /** Parked events are few: the partition's are read up to this one. */
  private boolean isFirst(ParkedEvent parked) {
    List<ParkedEvent> page = parkedEvents.from(parked.partition(), 0, PAGE);
    while (!page.isEmpty() && page.getFirst().partition() == parked.partition()) {
      for (ParkedEvent earlier : page) {
        if (Objects.equals(earlier.key(), parked.key())) {
          return earlier.id().equals(parked.id());
        }
      }
      page = parkedEvents.from(parked.partition(), page.getLast().offset() + 1, PAGE);
    }
    return false; // released in this moment
  }
}
