package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.ledger.core.journal.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record that has its place in the log. Its bytes are decoded once, by the real codec. */
public final class SimulatedRecord implements LogRecord {

  private static final EventCodec CODEC = new EventCodec();

  private final WorkloadRecord appended;
  private final long offset;
  private final Decoded decoded;
  private final String keyText;

  public SimulatedRecord(WorkloadRecord appended, long offset) {
    this.appended = appended;
    this.offset = offset;
    this.decoded = CODEC.decode(appended.key(), appended.headers(), appended.payload());
    byte[] key = appended.key();
    this.keyText = key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public long timestamp() {
    return appended.timestamp();
  }

  @Override
  public byte @Nullable [] key() {
    return appended.key();
  }

  @Override
  public byte[] @Nullable [] headers() {
    byte[] @Nullable [] namesAndValues = new byte[2 * appended.headers().size()][];
    int i = 0;
    for (Header header : appended.headers()) {
      namesAndValues[i++] = header.key().getBytes(StandardCharsets.UTF_8);
      namesAndValues[i++] = header.value();
    }
    return namesAndValues;
  }

  @Override
  public byte @Nullable [] payload() {
    return appended.payload();
  }

  @Override
  public Decoded decode() {
    return decoded;
  }

  /** The event as its publisher knew it, null for garbage. */
  public @Nullable EventEnvelope published() {
    return appended.envelope();
  }

  /** Why garbage cannot be read, as its author knows it. */
  public String unreadable() {
    return Objects.requireNonNull(appended.unreadable()).name();
  }

  /** The key as text, empty if there is none. */
  public String keyText() {
    return keyText;
  }
}
