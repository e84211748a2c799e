package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Keeps one gateway's trouble away from the others: only so many calls to it at a time, for which
 * one more waits a little, and none for a while after most have failed. What may be repeated is
 * repeated a few times.
 */
final class GatewayGuard {

  private static final Logger LOG = Logger.getLogger(GatewayGuard.class);

  /** Of the time limit, the part that a call may wait for one that runs. */
  private static final int WAIT = 10;

  private final Semaphore free;
  private final Duration wait;
  private final Guard calls;
  private final Guard repeated;

  GatewayGuard(String gateway, PaymentConfig.Calls config, Duration timeLimit) {
    this.free = new Semaphore(config.concurrency(), true);
    this.wait = timeLimit.dividedBy(WAIT);
    this.calls =
        Guard.create()
            .withDescription("calls to " + gateway)
            .withCircuitBreaker()
            .requestVolumeThreshold(config.circuit().calls())
            .failureRatio(config.circuit().failureRatio())
            .delay(config.circuit().pause().toMillis(), ChronoUnit.MILLIS)
            .onStateChange(state -> LOG.warnf("The circuit to gateway %s is %s", gateway, state))
            .done()
            .build();
    this.repeated =
        Guard.create()
            .withDescription("inquiries of " + gateway)
            .withRetry()
            .maxRetries(config.inquiryRetries())
            .delay(config.inquiryPause().toMillis(), ChronoUnit.MILLIS)
            .jitter(config.inquiryPause().toMillis() / 2, ChronoUnit.MILLIS)
            .maxDuration(timeLimit.toMillis(), ChronoUnit.MILLIS)
            .retryOn(NoAnswerException.class)
            .done()
            .build();
  }

  /** One call. */
  @FunctionalInterface
  interface Call<T> {
    T answer() throws NoAnswerException, InterruptedException;
  }

  /** No call was made: there are too many, or too many have failed. */
  static final class NotCalledException extends Exception {

    private static final long serialVersionUID = 1L;

    NotCalledException(String message) {
      super(message);
    }
  }

  /** A call had no answer that tells anything. */
  static final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
      super(message);
    }
  }

  /**
   * Makes a call, or several.
   *
   * @param repeatable whether it changes nothing, and may be made again at once
   * @throws NotCalledException if no call was made
   * @throws NoAnswerException if none of the calls had an answer
   */
  <T> T call(boolean repeatable, Class<T> type, Call<T> call)
      throws NotCalledException, NoAnswerException {
    Callable<T> guarded = () -> whenFree(() -> calls.call(call::answer, type));
    try {
      return repeatable ? repeated.call(guarded, type) : guarded.call();
    } catch (NoAnswerException | NotCalledException e) {
      throw e;
    } catch (CircuitBreakerOpenException e) {
      throw new NotCalledException("most calls have failed lately");
    } catch (Exception e) {
      throw new IllegalStateException("a call has an answer or none", e);
    }
  }

  private <T> T whenFree(Callable<T> call) throws Exception {
    if (!isFreeInTime()) {
      throw new NotCalledException("too many calls at a time");
    }
    try {
      return call.call();
    } finally {
      free.release();
    }
  }

  private boolean isFreeInTime() {
    try {
      return free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
