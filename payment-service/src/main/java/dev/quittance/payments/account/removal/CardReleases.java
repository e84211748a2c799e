package dev.quittance.payments.account.removal;

import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.account.store.CardReleaseStore;
import dev.quittance.payments.account.store.CardReleaseStore.Removed;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.CardCalls;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets gateways forget the cards that buyers have removed, until they have: a gateway that is away
 * keeps no buyer from removing a card.
 */
@ApplicationScoped
public class CardReleases implements Work<Removed, Boolean> {

  private static final int BATCH = 10;
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final CardReleaseStore store;
  private final CardCalls cards;
  private final Clock clock;
  private final Duration lease;
  private final WorkLoop<Removed, Boolean> loop;

  CardReleases(CardReleaseStore store, CardCalls cards, Clock clock, PaymentConfig config) {
    this.store = store;
    this.cards = cards;
    this.clock = clock;
    this.lease = config.operations().lease();
    this.loop = new WorkLoop<>(this, new WorkLimits(BATCH, BATCH, POLL, lease));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  public WorkLoop<Removed, Boolean> loop() {
    return loop;
  }

  @Override
  public String name() {
    return "card-releases";
  }

  @Override
  public List<Removed> claim(Room room) {
    if (!cards.isEnabled()) {
      return List.of();
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          Instant now = now();
          return store.claim(cards.gateway(), room.left(), now, now.plus(lease));
        });
  }

  @Override
  public Boolean perform(Removed claimed) {
    return cards.release(claimed.token());
  }

  /** A gateway that is away is told again after as long a time as it has not been told for. */
  @Override
  public void settle(List<Performed<Removed, Boolean>> results) {
    QuarkusTransaction.requiringNew()
        .run(() -> results.forEach(one -> store.save(one.claimed(), next(one))));
  }

  private @Nullable Instant next(Performed<Removed, Boolean> one) {
    if (one.result()) {
      return null;
    }
    Instant now = now();
    Duration pause = Duration.between(one.claimed().removedAt(), now);
    if (pause.compareTo(POLL) < 0) {
      pause = POLL;
    }
    return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
