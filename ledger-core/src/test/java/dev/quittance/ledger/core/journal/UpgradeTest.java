package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.discarded;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static dev.quittance.ledger.core.sample.Sample.refunded;
import static dev.quittance.ledger.core.sample.Sample.retried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import org.junit.jupiter.api.Test;

/** A newer version reads what an older one parked: why ADR 0008 has a rule for it. */
class UpgradeTest {

  private static final long UNKNOWN_BEFORE_THE_UPGRADE = 1;

  private final Books log =
      new Books()
          .event(placed(1, cny(1000)))
          .event(authorized(1, 1, cny(1000), 50))
          .event(refunded(1, 1, cny(400), 20));

  @Test
  void aReplayPostsAtItsPlaceWhatLiveHasParked() {
    UpgradedBook live = live();
    live.upgrade();
    UpgradedBook replay = replay();
    assertThat(live.journal()).containsExactly("0.0 PLACED");
    assertThat(live.parked()).containsExactly("1 UNKNOWN_TYPE", "2 PARKED_BEHIND");
    assertThat(replay.journal())
        .containsExactly("0.0 PLACED", "1.0 AUTHORIZED", "2.0 PARTIALLY_REFUNDED");
    assertThat(replay.parked()).isEmpty();
  }

  @Test
  void chainsAreOneUpToTheFirstEventThatTheyReadDifferently() {
    log.event(placed(2, cny(5)));
    UpgradedBook live = live();
    UpgradedBook replay = replay();
    assertThat(live.hashes().getFirst()).isEqualTo(replay.hashes().getFirst());
    assertThat(live.hashes().get(1)).isNotIn(replay.hashes());
  }

  @Test
  void aRetryBeforeTheUpgradeChangesNothing() {
    decide(retried(1, 1));
    assertThat(live().journal()).containsExactly("0.0 PLACED");
    assertThat(live().parked()).containsExactly("1 UNKNOWN_TYPE", "2 PARKED_BEHIND");
  }

  @Test
  void aRetryAfterTheUpgradePostsElsewhereThanAReplayDoes() {
    UpgradedBook live = live();
    live.upgrade();
    live.consume(decide(retried(1, 1)));
    UpgradedBook replay = replay();
    assertThat(live.journal())
        .containsExactly("0.0 PLACED", "3.0 AUTHORIZED", "3.1 PARTIALLY_REFUNDED");
    assertThat(replay.journal())
        .containsExactly("0.0 PLACED", "1.0 AUTHORIZED", "2.0 PARTIALLY_REFUNDED");
    assertThat(live.hashes().getLast()).isNotEqualTo(replay.hashes().getLast());
  }

  @Test
  void aReplayPostsWhatWasDiscardedBeforeTheUpgrade() {
    decide(discarded(1, 1));
    assertThat(live().journal()).containsExactly("0.0 PLACED");
    assertThat(live().parked()).containsExactly("2 NOT_AUTHORIZED");
    assertThat(replay().journal()).contains("1.0 AUTHORIZED");
  }

  /** The event's place in the log. */
  private long decide(Event decision) {
    log.event(decision);
    return log.log().size() - 1L;
  }

  /** What the older version makes of the log. */
  private UpgradedBook live() {
    UpgradedBook book = new UpgradedBook(log.log(), UNKNOWN_BEFORE_THE_UPGRADE);
    book.takeAll();
    return book;
  }

  /** What the newer version makes of the log. */
  private UpgradedBook replay() {
    UpgradedBook book = new UpgradedBook(log.log(), UNKNOWN_BEFORE_THE_UPGRADE);
    book.upgrade();
    book.takeAll();
    return book;
  }
}
