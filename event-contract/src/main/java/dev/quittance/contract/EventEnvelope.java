package dev.quittance.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes.
 *
 * @param eventId {@code evt_...}; the same event published twice keeps its id
 * @param occurredAt when it happened, in whole microseconds (finer ones are cut off), in the years
 *     0000 to 9999 that RFC 3339 can write
 * @param source who published it, as a URI reference such as {@code /quittance/order-service}
 * @param traceparent W3C trace context of what caused it, if known, in the form that version 00 of
 *     Trace Context has; one that is not is dropped, as its section 3.2.2 asks
 * @param event what happened
 */
public record EventEnvelope(
    String eventId, Instant occurredAt, String source, @Nullable String traceparent, Event event) {

  private static final String NO_TRACE = "-" + "0".repeat(32) + "-";
  private static final String NO_PARENT = "-" + "0".repeat(16) + "-";
  private static final String TRACEPARENT_SHAPE =
      "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00";

  /**
   * @throws IllegalArgumentException if the id, the time or the source is not allowed
   */
  public EventEnvelope {
    Require.id(Ids.EVENT, eventId);
    Require.text("source", source);
    if (!Rfc3339.canWrite(occurredAt)) {
      throw new IllegalArgumentException("occurredAt must lie in the years 0000 to 9999");
    }
    // PostgreSQL keeps microseconds: what was published must compare equal to what was stored.
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    traceparent = traceparent != null && isTraceparent(traceparent) ? traceparent : null;
  }

  /**
   * Whether its time is later than its broker's by more than {@link Limits#MAX_TIME_AHEAD}.
   *
   * @param brokerMillis the record's timestamp, milliseconds since 1970 UTC; negative if it has
   *     none
   */
  public boolean isAheadOf(long brokerMillis) {
    return brokerMillis >= 0
        && occurredAt.isAfter(Instant.ofEpochMilli(brokerMillis).plus(Limits.MAX_TIME_AHEAD));
  }

  /** For a human: what is wrong with an event that {@link #isAheadOf} its broker. */
  public String aheadDetail() {
    return "it says that it occurred at "
        + occurredAt
        + ", more than "
        + Limits.MAX_TIME_AHEAD.toMinutes()
        + " min later than the broker's clock";
  }

  /**
   * The event as it is applied when ops retry it: with the decision's time if its own is later.
   *
   * @param brokerMillis the timestamp of the decision's record
   */
  public EventEnvelope noLaterThan(long brokerMillis) {
    return isAheadOf(brokerMillis)
        ? new EventEnvelope(eventId, Instant.ofEpochMilli(brokerMillis), source, traceparent, event)
        : this;
  }

  /** Whether it may be a source: 1 to 255 characters, not blank, without control characters. */
  public static boolean isSource(String source) {
    return TextRule.isText(source);
  }

  private static boolean isTraceparent(String text) {
    if (text.length() != TRACEPARENT_SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits = TRACEPARENT_SHAPE.charAt(i) == '-' ? c == '-' : HexDigits.isDigit(c);
      if (!fits) {
        return false;
      }
    }
    return !text.startsWith("ff") && !text.contains(NO_TRACE) && !text.contains(NO_PARENT);
  }
}
