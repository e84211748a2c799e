package dev.quittance.ledger.store;

import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.FlatHeaders;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.journal.LogRecord;
import org.jspecify.annotations.Nullable;

/** A record of the log as it was kept when it was parked. */
record StoredLogRecord(
    RecordDecoder decoder,
    int partition,
    long offset,
    byte @Nullable [] key,
    byte[] @Nullable [] headers,
    byte @Nullable [] payload)
    implements LogRecord {

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
    return decoder.decode(partition, offset, key, FlatHeaders.read(headers), payload);
  }
}
