package dev.quittance.ledger.core.checkpoint;

/**
 * When the entries of a stretch of a partition occurred, in microseconds since 1970 UTC. Entries of
 * different orders are not in the order of their times, so a stretch has two bounds.
 *
 * @param earliestMicros the largest number if there are none
 * @param latestMicros the smallest number if there are none
 */
public record Span(long entries, long earliestMicros, long latestMicros) {

  public static final Span NONE = new Span(0, Long.MAX_VALUE, Long.MIN_VALUE);

  /** With one more entry. */
  public Span plus(long occurredAtMicros) {
    return new Span(
        entries + 1,
        Math.min(earliestMicros, occurredAtMicros),
        Math.max(latestMicros, occurredAtMicros));
  }

  /** With the entries of another stretch. */
  public Span with(Span other) {
    return new Span(
        entries + other.entries,
        Math.min(earliestMicros, other.earliestMicros),
        Math.max(latestMicros, other.latestMicros));
  }
}
