package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.store.Sql;
import java.time.Instant;

/** Bounds in time against timestamps that count whole microseconds. */
public final class Moments {

  private Moments() {}

  /** The least number of microseconds since 1970 that is not before that moment. */
  public static long notBefore(Instant moment) {
    return Sql.micros(moment) + (moment.getNano() % 1_000 == 0 ? 0 : 1);
  }
}
