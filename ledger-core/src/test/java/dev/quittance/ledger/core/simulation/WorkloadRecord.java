package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventCodec;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What is appended to a partition of the log: an event of the contract, or garbage. */
public final class WorkloadRecord {

  private static final EventCodec CODEC = new EventCodec();

  private final int partition;
  private final byte @Nullable [] key;
  private final List<Header> headers;
  private final byte @Nullable [] payload;
  private final @Nullable EventEnvelope envelope;
  private final @Nullable RefusalCode unreadable;
  private final long timestamp;

  private WorkloadRecord(
      int partition,
      byte @Nullable [] key,
      List<Header> headers,
      byte @Nullable [] payload,
      @Nullable EventEnvelope envelope,
      @Nullable RefusalCode unreadable,
      long timestamp) {
    this.partition = partition;
    this.key = key;
    this.headers = List.copyOf(headers);
    this.payload = payload;
    this.envelope = envelope;
    this.unreadable = unreadable;
    this.timestamp = timestamp;
  }

  /** An event that is appended at the time it says. */
  public static WorkloadRecord of(int partition, EventEnvelope envelope) {
    return of(partition, envelope, envelope.occurredAt().toEpochMilli());
  }

  /**
   * An event.
   *
   * @param timestamp the broker's clock, milliseconds since 1970 UTC
   */
  public static WorkloadRecord of(int partition, EventEnvelope envelope, long timestamp) {
    return new WorkloadRecord(
        partition,
        CODEC.key(envelope.event()),
        CODEC.headers(envelope),
        CODEC.payload(envelope.event()),
        envelope,
        null,
        timestamp);
  }

  /** A record that this contract cannot read, and why. */
  public static WorkloadRecord garbage(
      RefusalCode unreadable,
      int partition,
      byte @Nullable [] key,
      List<Header> headers,
      byte @Nullable [] payload) {
    return new WorkloadRecord(partition, key, headers, payload, null, unreadable, 0);
  }

  public int partition() {
    return partition;
  }

  public byte @Nullable [] key() {
    return key;
  }

  public List<Header> headers() {
    return headers;
  }

  public byte @Nullable [] payload() {
    return payload;
  }

  public long timestamp() {
    return timestamp;
  }

  /** Why it cannot be read, null for an event; known without reading the bytes. */
  public @Nullable RefusalCode unreadable() {
    return unreadable;
  }

  /** The event in it, null for garbage; known without reading the bytes. */
  public @Nullable EventEnvelope envelope() {
    return envelope;
  }
}
