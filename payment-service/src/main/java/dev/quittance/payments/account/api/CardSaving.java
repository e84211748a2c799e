package dev.quittance.payments.account.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.account.store.CardSavingStore;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.gateway.CardCalls;
import dev.quittance.payments.gateway.CardTokens;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Saves a card at its gateway for a request, between two transactions. */
@ApplicationScoped
class CardSaving {

  private static final Logger LOG = Logger.getLogger(CardSaving.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final CardCalls cards;
  private final CardSavingStore store;
  private final Clock clock;
  private final Duration limit;

  CardSaving(CardCalls cards, CardSavingStore store, Clock clock, CardConfig config) {
    this.cards = cards;
    this.store = store;
    this.clock = clock;
    this.limit = config.savingLimit();
  }

  /**
   * A card that its gateway has saved, and that is to be linked.
   *
   * @param id of the saving, {@code csv_...}
   */
  record Saved(String id, Exchanged.Token token) {}

  /** Whose tokens these are. */
  String gateway() {
    return cards.gateway();
  }

  /**
   * Saves the card. That it is being saved is committed before the gateway is asked: a process that
   * dies meanwhile leaves no card there that nobody here knows of.
   *
   * @throws ProblemException if the gateway gives no token
   */
  Saved save(String accountId, LinkRequest request, Draft draft) {
    if (!cards.isEnabled()) {
      throw ProblemException.of(
          ProblemCode.INSTRUMENT_NOT_OFFERED,
          "No gateway of cards is enabled here: link a bank account or an Alipay account.");
    }
    String token = draft.cardToken();
    if (token == null && !cards.acceptsNumbers()) {
      throw numbersRefused();
    }
    Instant next = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(limit);
    String saving =
        QuarkusTransaction.requiringNew().call(() -> store.begin(accountId, cards.gateway(), next));
    return switch (token == null
        ? cards.exchange(card(accountId, saving, request, draft))
        : cards.adopt(token, accountId, saving)) {
      case Exchanged.Token saved -> new Saved(saving, saved);
      case Exchanged.NumbersRefused() -> {
        close(saving);
        throw numbersRefused();
      }
      case Exchanged.Refused(var reason) -> {
        close(saving);
        throw ProblemException.of(
            ProblemCode.CARD_REFUSED,
            "The gateway refuses the card (%s). %s"
                .formatted(reason.wireName(), reason.advice(Locale.ENGLISH)));
      }
      case Exchanged.Unavailable(String why) -> {
        LOG.warnf("Gateway %s did not save a card: %s", cards.gateway(), why);
        throw unavailable();
      }
    };
  }

  /**
   * The card is linked, in the current transaction.
   *
   * @throws ProblemException if the saving took so long that its card is being released
   */
  void finish(Saved saved, String accountId) {
    if (!store.finish(saved.id(), accountId)) {
      throw unavailable();
    }
  }

  /** The gateway need not keep it; if it does not answer now, it is asked again later. */
  void release(Saved saved) {
    if (cards.release(saved.token().token())) {
      close(saved.id());
    } else {
      LOG.warnf("Gateway %s keeps a card that is not linked, for a while", cards.gateway());
    }
  }

  /** Nothing is to be released. */
  void close(Saved saved) {
    close(saved.id());
  }

  private void close(String saving) {
    QuarkusTransaction.requiringNew().run(() -> store.close(saving));
  }

  private static ProblemException unavailable() {
    return ProblemException.of(
            ProblemCode.GATEWAY_UNAVAILABLE,
            "The gateway of cards does not answer: send the same request again after Retry-After"
                + " seconds.")
        .after(PAUSE);
  }

  private static CardTokens.Card card(
      String accountId, String saving, LinkRequest request, Draft draft) {
    LinkRequest.@Nullable CardFields fields = request.card();
    if (fields == null || draft.card() == null) {
      throw new IllegalStateException("a card has a number or a token");
    }
    return new CardTokens.Card(
        draft.card().digits(),
        fields.expiryMonth(),
        fields.expiryYear(),
        fields.cvc() == null ? null : fields.cvc().chars(),
        fields.holder(),
        accountId,
        saving);
  }

  private static ProblemException numbersRefused() {
    return ProblemException.of(
        ProblemCode.INSTRUMENT_NOT_OFFERED,
        "Cards are not linked by their numbers here: let the gateway's form or library make a token"
            + " of the card, and send it as cardToken.");
  }
}
