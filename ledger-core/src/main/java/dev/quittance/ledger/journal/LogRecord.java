package dev.quittance.ledger.journal;

import dev.quittance.contract.codec.Decoded;
import org.jspecify.annotations.Nullable;

/** A record of the log as the book needs it, wherever it is read from. */
public interface LogRecord {

  long offset();

  byte @Nullable [] key();

  /** Names and values in turn. */
  byte[][] headers();

  byte @Nullable [] payload();

  Decoded decode();
}
