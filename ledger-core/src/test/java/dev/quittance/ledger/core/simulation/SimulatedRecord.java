package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.EventVerifier;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.keys.PartitionOffsets;
import dev.quittance.ledger.core.journal.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record that has its place in the log. Its bytes are decoded once, by the real codec. */
public final class SimulatedRecord implements LogRecord {

  private static final EventCodec CODEC = new EventCodec();

  /** Of a reader that has keys: no record here is signed, so it believes none. */
  private static final RecordDecoder UNBELIEVING =
      RecordDecoder.verifying(new EventVerifier(List.of(), PartitionOffsets.BEGINNING));

  private final WorkloadRecord appended;
  private final long offset;
  private final boolean forged;
  private final Decoded decoded;
  private final String keyText;

  public SimulatedRecord(WorkloadRecord appended, long offset) {
    this(appended, offset, false);
  }

  private SimulatedRecord(WorkloadRecord appended, long offset, boolean forged) {
    this.appended = appended;
    this.offset = offset;
    this.forged = forged;
    this.decoded =
        forged
            ? UNBELIEVING.decode(
                appended.partition(),
                offset,
                appended.key(),
                appended.headers(),
                appended.payload())
            : CODEC.decode(appended.key(), appended.headers(), appended.payload());
    byte[] key = appended.key();
    this.keyText = key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** The same, published by somebody who has no key: everything about it is right but that. */
  static SimulatedRecord forged(WorkloadRecord appended, long offset) {
    return new SimulatedRecord(appended, offset, true);
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

  /** The event as its publisher knew it, null for garbage and for what is forged. */
  public @Nullable EventEnvelope published() {
    return forged ? null : appended.envelope();
  }

  /** Why it cannot be read or believed, as its author knows it. */
  public String unreadable() {
    return forged
        ? RefusalCode.NOT_AUTHENTIC.name()
        : Objects.requireNonNull(appended.unreadable()).name();
  }

  /** The key as text, empty if there is none. */
  public String keyText() {
    return keyText;
  }
}
