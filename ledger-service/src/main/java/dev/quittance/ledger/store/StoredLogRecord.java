package dev.quittance.ledger.store;

import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.FlatHeaders;
import dev.quittance.ledger.core.journal.LogRecord;
import org.jspecify.annotations.Nullable;

/** A record of the log as it was kept when it was parked. */
record StoredLogRecord(
    long offset, byte @Nullable [] key, byte[] @Nullable [] headers, byte @Nullable [] payload)
    implements LogRecord {

  private static final EventCodec CODEC = new EventCodec();

  /**
   * Not stored: a record's time is checked when it is consumed, and a retry is an operator's
   * decision.
   */
  @Override
  public long timestamp() {
    return -1;
  }

  @Override
  public Decoded decode() {
    return CODEC.decode(key, FlatHeaders.read(headers), payload);
  }
}
