package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.CardTokens.Card;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import dev.quittance.payments.gateway.GatewayGuard.NoAnswerException;
import dev.quittance.payments.gateway.GatewayGuard.NotCalledException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Calls that save and release cards, behind the guard of payments at the same gateway: they stop
 * while it is left alone, and count when it fails. Of the calls to it at a time they have a small
 * share, so that no number of buyers who link cards keeps others from paying.
 */
@ApplicationScoped
public class CardCalls {

  /** Payments have all calls but this part. */
  private static final int SHARE = 8;

  private final CardTokens cards;
  private final GatewayCalls calls;
  private final Semaphore share;

  CardCalls(CardTokens cards, GatewayCalls calls, PaymentConfig config) {
    this.cards = cards;
    this.calls = calls;
    this.share = new Semaphore(Math.max(1, config.calls().concurrency() / SHARE));
  }

  /** As {@link CardTokens#gateway}. */
  public String gateway() {
    return cards.gateway();
  }

  /** As {@link CardTokens#isEnabled}. */
  public boolean isEnabled() {
    return cards.isEnabled();
  }

  /** As {@link CardTokens#acceptsNumbers}. */
  public boolean acceptsNumbers() {
    return cards.acceptsNumbers();
  }

  /** As {@link CardTokens#exchange}; a call that was not made is as one without an answer. */
  public Exchanged exchange(Card card) {
    return saved(() -> cards.exchange(card));
  }

  /** As {@link CardTokens#adopt}; a call that was not made is as one without an answer. */
  public Exchanged adopt(String token, String account, String saving) {
    return saved(() -> cards.adopt(token, account, saving));
  }

  /** As {@link CardTokens#savedBy}; empty also if the call was not made. */
  public Optional<List<String>> savedBy(String saving, String account) {
    try {
      return Optional.of(
          guarded(
                  Saved.class,
                  () ->
                      new Saved(
                          cards
                              .savedBy(saving, account)
                              .orElseThrow(
                                  () -> new NoAnswerException("saved cards were not listed"))))
              .tokens());
    } catch (NotCalledException | NoAnswerException e) {
      return Optional.empty();
    }
  }

  /** An answer of a type of its own, as the guard needs it. */
  private record Saved(List<String> tokens) {}

  private Exchanged saved(Supplier<Exchanged> save) {
    try {
      return guarded(
          Exchanged.class,
          () -> {
            Exchanged answer = save.get();
            if (answer instanceof Exchanged.Unavailable(String why)) {
              throw new NoAnswerException(why);
            }
            return answer;
          });
    } catch (NotCalledException | NoAnswerException e) {
      return new Exchanged.Unavailable(String.valueOf(e.getMessage()));
    }
  }

  /** As {@link CardTokens#release}; false also if the call was not made. */
  public boolean release(String token) {
    try {
      return guarded(
          Boolean.class,
          () -> {
            if (!cards.release(token)) {
              throw new NoAnswerException("a card was not released");
            }
            return true;
          });
    } catch (NotCalledException | NoAnswerException e) {
      return false;
    }
  }

  private <T> T guarded(Class<T> type, GatewayGuard.Call<T> call)
      throws NotCalledException, NoAnswerException {
    if (!share.tryAcquire()) {
      throw new NotCalledException("too many cards at a time");
    }
    try {
      return calls.guard(cards.gateway()).call(false, type, call);
    } finally {
      share.release();
    }
  }
}
