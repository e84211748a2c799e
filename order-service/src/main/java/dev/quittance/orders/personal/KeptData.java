package dev.quittance.orders.personal;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of a subject.
 *
 * @param since when his key was made
 */
public record KeptData(Instant since, List<SealedCount> sealed) {

  public KeptData {
    sealed = List.copyOf(sealed);
  }
}
