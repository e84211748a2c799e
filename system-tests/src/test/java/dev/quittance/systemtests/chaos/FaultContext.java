package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Site;
import java.time.Duration;
import java.util.Random;

/**
 * What a fault can lay hands on.
 *
 * @param random of this fault alone: the same in every run of a seed
 * @param brief whether to hold it for as short as shows anything
 */
record FaultContext(
    Site site, Load load, Poison poison, Findings findings, Random random, boolean brief) {

  /** Lets it last. */
  void hold(int seconds, int secondsIfBrief) {
    Pause.of(Duration.ofSeconds(brief ? secondsIfBrief : seconds));
  }
}
