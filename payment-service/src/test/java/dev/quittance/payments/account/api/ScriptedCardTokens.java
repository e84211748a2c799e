package dev.quittance.payments.account.api;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.gateway.CardTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  /** It is saved, and the answer is lost. */
  static final String ANSWER_LOST = "4000000000000341";

  /** While it is saved, {@link #meanwhile} happens. */
  static final String SLOW = "4000056655665556";

  /** A token of a form, of the card 4242424242424242. */
  static final String VISA_TOKEN = "pm_visa_4242";

  private final AtomicInteger asked = new AtomicInteger();
  private final Queue<String> released = new ConcurrentLinkedQueue<>();
  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
  private final Map<String, String> saved = new ConcurrentHashMap<>();
  private volatile Consumer<String> meanwhile = _ -> {};

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

  /** The gateway has a card that was saved by our reference. */
  String save(String saving) {
    String token = "scripted-saved-" + asked.incrementAndGet();
    saved.put(saving, token);
    return token;
  }

  /** It has that card by our reference, too. */
  void has(String saving, String token) {
    saved.put(saving, token);
  }

  /**
   * @param then is given our reference
   */
  void meanwhile(Consumer<String> then) {
    meanwhile = then;
  }

  /** What it has of a saving; null for nothing. */
  @Nullable String of(String saving) {
    return saved.get(saving);
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
      case ANSWER_LOST -> {
        String _ = save(card.saving());
        yield new Exchanged.Unavailable("the answer is lost");
      }
      case SLOW -> {
        meanwhile.accept(card.saving());
        yield token(save(card.saving()), number, "CN");
      }
      case NUMBERS_REFUSED -> new Exchanged.NumbersRefused();
      case FOREIGN -> token("scripted-foreign-" + count, number, "GB");
      default -> token("scripted-token-" + count, number, "CN");
    };
  }

  @Override
  public Exchanged adopt(String token, String account, String saving) {
    int count = asked.incrementAndGet();
    return token.equals(VISA_TOKEN)
        ? token("scripted-adopted-" + count, "4242424242424242", "CN")
        : new Exchanged.Refused(FailureReason.INSTRUMENT_UNUSABLE);
  }

  @Override
  public boolean release(String token) {
    if (stubborn.remove(token)) {
      return false;
    }
    boolean _ = saved.values().remove(token);
    return released.add(token);
  }

  @Override
  public Optional<List<String>> savedBy(String saving, String account) {
    String token = saved.get(saving);
    return Optional.of(token == null ? List.of() : List.of(token));
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
