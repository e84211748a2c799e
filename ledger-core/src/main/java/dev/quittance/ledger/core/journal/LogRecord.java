package dev.quittance.ledger.core.journal;

import dev.quittance.contract.codec.Decoded;
import org.jspecify.annotations.Nullable;

/** A record of the log as the book needs it, wherever it is read from. */
public interface LogRecord {

  long offset();

  /**
   * The broker's clock when the record was appended, milliseconds since 1970 UTC; negative if that
   * is not known.
   */
  long timestamp();

  byte @Nullable [] key();

  /** Names and values in turn, see {@link dev.quittance.contract.codec.FlatHeaders}. */
  byte[] @Nullable [] headers();

  byte @Nullable [] payload();

  Decoded decode();
}
