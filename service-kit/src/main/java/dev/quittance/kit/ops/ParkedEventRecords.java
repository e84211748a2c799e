package dev.quittance.kit.ops;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.parking.ParkedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions on parked events, as the audit trail has them. */
final class ParkedEventRecords {

  /** One target for decisions on many. */
  private static final String MANY = "parked-events";

  private record Parked(@Nullable String key, String refusedAs) {}

  private record Decided(String decision, String eventId) {}

  /** Which ones were meant, and which of them were found. */
  private record Selection(
      @Nullable String refusedAs, @Nullable Integer partition, @Nullable String after) {}

  private record DecidedMany(
      String decision, int discarded, @Nullable String first, @Nullable String last) {}

  private ParkedEventRecords() {}

  static AuditRecord retried(ParkedEvent parked, EventEnvelope decision) {
    return new AuditRecord(
        "parked-event.retry",
        parked.id(),
        null,
        before(parked),
        new Decided("RETRIED", decision.eventId()));
  }

  static AuditRecord discarded(ParkedEvent parked, String reason, EventEnvelope decision) {
    return new AuditRecord(
        "parked-event.discard",
        parked.id(),
        reason,
        before(parked),
        new Decided("DISCARDED", decision.eventId()));
  }

  static AuditRecord discardedMany(
      ParkedFilter filter, @Nullable String after, String reason, List<ParkedEvent> found) {
    return new AuditRecord(
        "parked-event.discard-many",
        MANY,
        reason,
        new Selection(filter.reason(), filter.partition(), after),
        new DecidedMany(
            "DISCARDED",
            found.size(),
            found.isEmpty() ? null : found.getFirst().id(),
            found.isEmpty() ? null : found.getLast().id()));
  }

  private static Parked before(ParkedEvent parked) {
    return new Parked(parked.key(), parked.reason());
  }
}
