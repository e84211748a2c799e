package dev.quittance.kit.intake;

import java.util.Locale;

/** The stored offset is not in the log: it is another log, or its oldest events are deleted. */
final class OffsetOutsideLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OffsetOutsideLogException(int partition, long stored, long begin, long end) {
    super(
        String.format(
            Locale.ROOT,
            ("partition %d is consumed up to offset %d, but the log has %d to %d: restore the log that"
                + " this database was made from, or empty the database and consume this log from"
                + " its beginning"),
            partition,
            stored,
            begin,
            end));
  }
}
