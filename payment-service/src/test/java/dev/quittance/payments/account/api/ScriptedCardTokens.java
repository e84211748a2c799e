package dev.quittance.payments.account.api;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.gateway.CardTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives tokens of the scripted gateway, and misbehaves by what is on the card. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedCardTokens implements CardTokens {

  static final String GATEWAY = "scripted";
  static final String REFUSED = "4000000000000002";
  static final String AWAY = "4000000000000119";
  static final String NUMBERS_REFUSED = "4000000000000077";
  static final String FOREIGN = "4000008260000000";

  /** A token of a form, of the card 4242424242424242. */
  static final String VISA_TOKEN = "pm_visa_4242";

  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<String> released = new ConcurrentLinkedQueue<>();
  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();

  int asked() {
    return asked.get();
  }

  Queue<String> released() {
    return released;
  }

  /** The next release of that token has no answer. */
  void holdOnce(String token) {
    stubborn.add(token);
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
  public boolean acceptsNumbers() {
    return true;
  }

  @Override
  public Exchanged exchange(Card card) {
    int count = asked.incrementAndGet();
    String number = new String(card.number());
    return switch (number) {
      case REFUSED -> new Exchanged.Refused(FailureReason.INCORRECT_CVC);
      case AWAY -> new Exchanged.Unavailable("it hangs");
      case NUMBERS_REFUSED -> new Exchanged.NumbersRefused();
      case FOREIGN -> token("scripted-foreign-" + count, number, "GB");
      default -> token("scripted-token-" + count, number, "CN");
    };
  }

  @Override
  public Exchanged adopt(String token, String account) {
    int count = asked.incrementAndGet();
    return token.equals(VISA_TOKEN)
        ? token("scripted-adopted-" + count, "4242424242424242", "CN")
        : new Exchanged.Refused(FailureReason.INSTRUMENT_UNUSABLE);
  }

  @Override
  public boolean release(String token) {
    return !stubborn.remove(token) && released.add(token);
  }

  private static Exchanged token(String token, String number, String country) {
    return new Exchanged.Token(
        token,
        new Details(
            "visa",
            number.substring(12),
            YearMonth.of(2098, 12),
            country,
            "fp" + Integer.toHexString(number.hashCode())));
  }
}
