package dev.quittance.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayGuard.NoAnswerException;
import dev.quittance.payments.gateway.GatewayGuard.NotCalledException;
import dev.quittance.payments.operation.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatewayGuardTest {

  private static final Outcome PAID = new Outcome.Succeeded("ch_1");
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final GatewayGuard guard =
      new GatewayGuard("card", new Limits(2, 2), Duration.ofSeconds(5));
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void anInquiryIsRepeatedAFewTimesAndAPaymentIsNot() {
    assertThatThrownBy(() -> guard.call(true, Outcome.class, this::fail))
        .isInstanceOf(NoAnswerException.class);
    assertThat(calls).hasValue(3);
    assertThatThrownBy(() -> guard.call(false, Outcome.class, this::fail))
        .isInstanceOf(NoAnswerException.class);
    assertThat(calls).hasValue(4);
  }

  @Test
  void aGatewayThatFailsIsLeftAloneForAWhile() {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> guard.call(false, Outcome.class, this::fail))
          .isInstanceOf(NoAnswerException.class);
    }
    assertThatThrownBy(() -> guard.call(false, Outcome.class, this::pay))
        .isInstanceOf(NotCalledException.class);
    assertThat(calls).hasValue(4);
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(guard.call(false, Outcome.class, this::pay)).isEqualTo(PAID));
  }

  @Test
  void onlySoManyCallsAreMadeAtATime() throws Exception {
    CountDownLatch end = callTwiceUntil();
    assertThatThrownBy(() -> guard.call(false, Outcome.class, this::pay))
        .isInstanceOf(NotCalledException.class);
    assertThat(calls).hasValue(0);
    end.countDown();
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(guard.call(false, Outcome.class, this::pay)).isEqualTo(PAID));
  }

  @Test
  void oneMoreCallWaitsForAnEndOfOthersForALittle() throws Exception {
    CountDownLatch end = callTwiceUntil();
    FutureTask<Outcome> third = new FutureTask<>(() -> guard.call(false, Outcome.class, this::pay));
    Thread waiting = Thread.ofVirtual().start(third);
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(calls).hasValue(0);
    end.countDown();
    assertThat(third.get()).isEqualTo(PAID);
  }

  /** Two calls are under way, until this is counted down. */
  private CountDownLatch callTwiceUntil() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              guard.call(
                  false,
                  Outcome.class,
                  () -> {
                    begun.countDown();
                    end.await();
                    return PAID;
                  });
            } catch (NotCalledException | NoAnswerException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    begun.await();
    return end;
  }

  private Outcome fail() throws NoAnswerException {
    calls.incrementAndGet();
    throw new NoAnswerException("503");
  }

  private Outcome pay() {
    calls.incrementAndGet();
    return PAID;
  }

  private record Limits(int concurrency, int inquiryRetries) implements PaymentConfig.Calls {

    @Override
    public Duration inquiryPause() {
      return Duration.ofMillis(10);
    }

    @Override
    public PaymentConfig.Circuit circuit() {
      return new PaymentConfig.Circuit() {
        @Override
        public int calls() {
          return 4;
        }

        @Override
        public double failureRatio() {
          return 0.5;
        }

        @Override
        public Duration pause() {
          return PAUSE;
        }
      };
    }
  }
}
