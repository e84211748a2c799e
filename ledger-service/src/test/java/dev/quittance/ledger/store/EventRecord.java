package dev.quittance.ledger.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.ledger.core.journal.LogRecord;
import java.nio.charset.StandardCharsets;

/** An event at its offset. */
record EventRecord(long offset, EventEnvelope envelope) implements LogRecord {

  @Override
  public long timestamp() {
    return envelope.occurredAt().toEpochMilli();
  }

  @Override
  public byte[] key() {
    return envelope.event().subject().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[][] headers() {
    return new byte[0][];
  }

  @Override
  public byte[] payload() {
    return new byte[0];
  }

  @Override
  public Decoded decode() {
    return new Decoded.Readable(envelope);
  }
}
