package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.store.LedgerTable;
import java.nio.ByteBuffer;

/** Receives rows in binary COPY form, each once. */
public interface RowSink {

  /** The row is between two positions of the buffer, which is only valid during the call. */
  void row(LedgerTable table, ByteBuffer rows, int from, int to);
}
