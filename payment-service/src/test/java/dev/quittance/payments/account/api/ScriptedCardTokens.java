package dev.quittance.payments.account.api;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.gateway.CardTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens of the scripted gateway, and misbehaves by what is on the card. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedCardTokens implements CardTokens {

  static final String GATEWAY = "scripted";
  static final String REFUSED = "4000000000000002";
  static final String AWAY = "4000000000000119";
  static final String FOREIGN = "4000008260000000";

  private final AtomicInteger asked = new AtomicInteger();

  int asked() {
    return asked.get();
  }

  @Override
  public String gateway() {
    return GATEWAY;
  }

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public Exchanged exchange(Card card) {
    int count = asked.incrementAndGet();
    return switch (new String(card.number())) {
      case REFUSED -> new Exchanged.Refused(FailureReason.INCORRECT_CVC);
      case AWAY -> new Exchanged.Unavailable("it hangs");
      case FOREIGN -> new Exchanged.Token("scripted-foreign-" + count, "GB");
      default -> new Exchanged.Token("scripted-token-" + count, "CN");
    };
  }
}
