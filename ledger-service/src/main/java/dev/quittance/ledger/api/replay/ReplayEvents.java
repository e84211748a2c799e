package dev.quittance.ledger.api.replay;

import dev.quittance.ledger.replay.run.Replay;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.function.Supplier;

/** The progress of a replay as server-sent events: the data of each is a {@link ReplayView}. */
final class ReplayEvents {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private ReplayEvents() {}

  /**
   * @param now the replay as it is now
   * @param read reads it again
   * @return one event if it is over; else one every half second, and the last when it is over
   */
  static Multi<ReplayView> of(Replay now, Supplier<Replay> read) {
    Multi<Replay> states =
        now.isRunning()
            ? Multi.createBy()
                .repeating()
                .supplier(read)
                .withDelay(INTERVAL)
                .whilst(Replay::isRunning)
            : Multi.createFrom().item(now);
    return states.map(ReplayView::of);
  }
}
