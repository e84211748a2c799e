package dev.quittance.ledger.store;

import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.ledger.core.journal.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
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
    List<Header> list = new ArrayList<>(headers.length / 2);
    for (int i = 0; i < headers.length; i += 2) {
      String name = new String(Objects.requireNonNull(headers[i]), StandardCharsets.UTF_8);
      list.add(new RecordHeader(name, headers[i + 1]));
    }
    return CODEC.decode(key, list, payload);
  }
}
