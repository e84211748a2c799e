package dev.quittance.payments.account.removal;

import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.account.store.CardSavingStore;
import dev.quittance.payments.account.store.CardSavingStore.Unfinished;
import dev.quittance.payments.config.CardConfig;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks for cards that were saved at their gateway by a request that ended before they were linked,
 * and lets the gateway forget them. A process that dies between the gateway's answer and our commit
 * leaves one, and so does a request that had no answer.
 */
@ApplicationScoped
public class UnfinishedSavings implements Work<Unfinished, Boolean> {

  private static final Logger LOG = Logger.getLogger(UnfinishedSavings.class);
  private static final int BATCH = 10;
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final CardSavingStore store;
  private final CardCalls cards;
  private final Clock clock;
  private final Duration limit;
  private final Duration lease;
  private final WorkLoop<Unfinished, Boolean> loop;

  UnfinishedSavings(
      CardSavingStore store,
      CardCalls cards,
      Clock clock,
      CardConfig config,
      PaymentConfig limits) {
    this.store = store;
    this.cards = cards;
    this.clock = clock;
    this.limit = config.savingLimit();
    this.lease = limits.operations().lease();
    Duration poll = limit.compareTo(POLL) < 0 ? limit : POLL;
    this.loop = new WorkLoop<>(this, new WorkLimits(BATCH, BATCH, poll, lease));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  public WorkLoop<Unfinished, Boolean> loop() {
    return loop;
  }

  @Override
  public String name() {
    return "unfinished-savings";
  }

  @Override
  public List<Unfinished> claim(Room room) {
    if (!cards.isEnabled()) {
      return List.of();
    }
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          Instant now = now();
          return store.claim(cards.gateway(), room.left(), now, now.plus(lease));
        });
  }

  /** Whether the gateway has nothing of it any more. A card that was linked all the same stays. */
  @Override
  public Boolean perform(Unfinished claimed) {
    Optional<List<String>> found = cards.savedBy(claimed.id(), claimed.accountId());
    if (found.isEmpty()) {
      return false;
    }
    boolean done = true;
    for (String token : found.get()) {
      boolean known =
          QuarkusTransaction.requiringNew().call(() -> store.isKnown(cards.gateway(), token));
      if (!known) {
        LOG.warnf(
            "Gateway %s has a card of %s that was not linked: it is released",
            cards.gateway(), claimed.accountId());
        done &= cards.release(token);
      }
    }
    return done;
  }

  @Override
  public void settle(List<Performed<Unfinished, Boolean>> results) {
    QuarkusTransaction.requiringNew().run(() -> results.forEach(this::settle));
  }

  private void settle(Performed<Unfinished, Boolean> one) {
    String id = one.claimed().id();
    if (one.result()) {
      store.close(id);
      return;
    }
    Instant now = now();
    Duration pause = Duration.between(one.claimed().begunAt(), now);
    store.postpone(id, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
