package dev.quittance.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event with what CloudEvents 1.0 says about it.
 *
 * @param eventId {@code evt_...}; the same event published twice keeps its id
 * @param occurredAt when it happened, in whole microseconds
 * @param source who published it, as a URI reference such as {@code /quittance/order-service}
 * @param traceparent W3C trace context of what caused it, if known
 * @param event what happened
 */
public record EventEnvelope(
    String eventId, Instant occurredAt, String source, @Nullable String traceparent, Event event) {

  public EventEnvelope {
    Require.id(Ids.EVENT, eventId);
    Require.text("source", source);
    // PostgreSQL keeps microseconds: what was published must compare equal to what was stored.
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
  }
}
