package dev.quittance.payments.account.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.gateway.CardCalls;
import dev.quittance.payments.gateway.CardTokens;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Saves a card at its gateway for a request, between two transactions. */
@ApplicationScoped
class CardSaving {

  private static final Logger LOG = Logger.getLogger(CardSaving.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final CardCalls cards;

  CardSaving(CardCalls cards) {
    this.cards = cards;
  }

  /** Whose tokens these are. */
  String gateway() {
    return cards.gateway();
  }

  /**
   * The card's token.
   *
   * @throws ProblemException if the gateway gives none
   */
  Exchanged.Token token(String accountId, LinkRequest request, Draft draft) {
    if (!cards.isEnabled()) {
      throw ProblemException.of(
          ProblemCode.INSTRUMENT_NOT_OFFERED,
          "No gateway of cards is enabled here: link a bank account or an Alipay account.");
    }
    String token = draft.cardToken();
    if (token == null && !cards.acceptsNumbers()) {
      throw numbersRefused();
    }
    return switch (token == null
        ? cards.exchange(card(accountId, request, draft))
        : cards.adopt(token, accountId)) {
      case Exchanged.Token saved -> saved;
      case Exchanged.NumbersRefused() -> throw numbersRefused();
      case Exchanged.Refused(var reason) ->
          throw ProblemException.of(
              ProblemCode.CARD_REFUSED,
              "The gateway refuses the card (%s). %s"
                  .formatted(reason.wireName(), reason.advice(Locale.ENGLISH)));
      case Exchanged.Unavailable(String why) -> {
        LOG.warnf("Gateway %s did not save a card: %s", cards.gateway(), why);
        throw ProblemException.of(
                ProblemCode.GATEWAY_UNAVAILABLE,
                "The gateway of cards does not answer: send the same request again after"
                    + " Retry-After seconds.")
            .after(PAUSE);
      }
    };
  }

  /** The gateway need not keep it; if it does not answer now, the card stays there unused. */
  void release(Exchanged.Token token) {
    if (!cards.release(token.token())) {
      LOG.warnf("Gateway %s keeps a card that is not linked", cards.gateway());
    }
  }

  private static CardTokens.Card card(String accountId, LinkRequest request, Draft draft) {
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
        accountId);
  }

  private static ProblemException numbersRefused() {
    return ProblemException.of(
        ProblemCode.INSTRUMENT_NOT_OFFERED,
        "Cards are not linked by their numbers here: let the gateway's form or library make a token"
            + " of the card, and send it as cardToken.");
  }
}
