package dev.quittance.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import dev.quittance.payments.operation.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Cards are saved behind the guard of payments, and leave calls to these. */
@QuarkusTest
class CardCallsTest {

  private static final Exchanged SAVED =
      new Exchanged.Token("pm_1", new CardTokens.Details(null, null, null, null, null));
  private static final Exchanged NO_ANSWER = new Exchanged.Unavailable("503");

  @Inject GatewayCalls calls;
  @Inject PaymentConfig config;

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void buyersWhoLinkCardsLeaveCallsToThoseWhoPay() throws Exception {
    int share = Math.max(1, config.calls().concurrency() / 8);
    CountDownLatch begun = new CountDownLatch(share);
    CountDownLatch end = new CountDownLatch(1);
    Tokens tokens =
        new Tokens(() -> {
          begun.countDown();
          await().until(() -> end.getCount() == 0);
          return SAVED;
        });
    CardCalls cards = new CardCalls(tokens, calls, config);
    for (int i = 0; i < share; i++) {
      Thread.ofVirtual().start(() -> cards.adopt("pm_1", "acct_1", "csv_1"));
    }
    begun.await();
    assertThat(cards.adopt("pm_1", "acct_1", "csv_1")).isInstanceOf(Exchanged.Unavailable.class);
    assertThat(cards.release("pm_1")).isFalse();
    assertThat(asked).hasValue(share);
    Outcome paid = new Outcome.Succeeded("ch_1");
    assertThat(calls.guard(tokens.gateway()).call(false, Outcome.class, () -> paid))
        .isEqualTo(paid);
    end.countDown();
    await()
        .untilAsserted(() -> assertThat(cards.adopt("pm_1", "acct_1", "csv_1")).isEqualTo(SAVED));
  }

  @Test
  void aGatewayThatSavesNothingIsLeftAloneAndARefusalIsAnAnswer() {
    int enough = config.calls().circuit().calls() * 2;
    CardCalls refusing =
        new CardCalls(new Tokens(() -> new Exchanged.NumbersRefused()), calls, config);
    for (int i = 0; i < enough; i++) {
      assertThat(refusing.adopt("pm_1", "acct_1", "csv_1"))
          .isInstanceOf(Exchanged.NumbersRefused.class);
    }
    assertThat(asked).hasValue(enough);
    CardCalls failing = new CardCalls(new Tokens(() -> NO_ANSWER), calls, config);
    for (int i = 0; i < enough; i++) {
      assertThat(failing.adopt("pm_1", "acct_1", "csv_1"))
          .isInstanceOf(Exchanged.Unavailable.class);
    }
    assertThat(asked.get()).isLessThan(2 * enough);
  }

  /** The cards of a gateway of its own. */
  private final class Tokens implements CardTokens {

    private final String name = "cards-" + UUID.randomUUID();
    private final Supplier<Exchanged> answer;

    Tokens(Supplier<Exchanged> answer) {
      this.answer = answer;
    }

    @Override
    public String gateway() {
      return name;
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
      return adopt("", card.account(), card.saving());
    }

    @Override
    public Exchanged adopt(String token, String account, String saving) {
      asked.incrementAndGet();
      return answer.get();
    }

    @Override
    public Optional<List<String>> savedBy(String saving, String account) {
      return Optional.of(List.of());
    }

    @Override
    public boolean release(String token) {
      asked.incrementAndGet();
      return true;
    }
  }
}
