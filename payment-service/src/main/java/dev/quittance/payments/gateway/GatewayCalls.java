package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayGuard.NoAnswerException;
import dev.quittance.payments.gateway.GatewayGuard.NotCalledException;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.GatewayStep;
import dev.quittance.payments.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Calls to gateways: within the time limit, measured, and always with evidence as the result. A
 * gateway that hangs or fails has limits of its own, so that it slows no other.
 */
@ApplicationScoped
public class GatewayCalls {

  private static final Logger LOG = Logger.getLogger(GatewayCalls.class);

  /** A gateway notices its own limit first, and can then still close its connection. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final Gateways gateways;
  private final PaymentMeters meters;
  private final Clock clock;
  private final Duration timeLimit;
  private final PaymentConfig.Calls config;
  private final Map<String, GatewayGuard> guards = new ConcurrentHashMap<>();

  GatewayCalls(Gateways gateways, PaymentMeters meters, Clock clock, PaymentConfig config) {
    this.gateways = gateways;
    this.meters = meters;
    this.clock = clock;
    this.timeLimit = config.gatewayTimeLimit();
    this.config = config.calls();
  }

  /** Asks the gateway of that name, outside of any transaction. */
  public Evidence ask(String gateway, GatewayStep step, GatewayRequest request) {
    Outcome outcome = outcome(gateway, step, request);
    return step == GatewayStep.INQUIRE
        ? new Evidence.InquiryAnswer(outcome, clock.instant())
        : new Evidence.CallAnswer(outcome, clock.instant());
  }

  private Outcome outcome(String name, GatewayStep step, GatewayRequest request) {
    Optional<PaymentGateway> named = gateways.named(name);
    if (named.isEmpty()) {
      LOG.errorf("There is no gateway %s here, but an operation waits for its answer", name);
      return notCalled(step, "there is no gateway " + name);
    }
    PaymentGateway gateway = named.get();
    GatewayGuard guard = guard(gateway.name());
    long begin = System.nanoTime();
    try {
      return guard.call(
          step == GatewayStep.INQUIRE,
          Outcome.class,
          () -> answer(gateway, step, request, left(begin)));
    } catch (NotCalledException e) {
      return notCalled(step, String.valueOf(e.getMessage()));
    } catch (NoAnswerException e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    } finally {
      meters.called(name, step.name().toLowerCase(Locale.ROOT), begin);
    }
  }

  /** What all calls to the gateway of that name go through. */
  GatewayGuard guard(String gateway) {
    return guards.computeIfAbsent(gateway, one -> new GatewayGuard(one, config, timeLimit));
  }

  private static Outcome notCalled(GatewayStep step, String why) {
    return step == GatewayStep.PERFORM ? new Outcome.NotSent(why) : new Outcome.Unknown(why);
  }

  private Duration left(long begin) {
    Duration left = timeLimit.minusNanos(System.nanoTime() - begin);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  /**
   * One call. The caller waits no longer than the limit, even for a gateway that does not react to
   * being interrupted.
   */
  private static Outcome answer(
      PaymentGateway gateway, GatewayStep step, GatewayRequest request, Duration limit)
      throws NoAnswerException {
    FutureTask<Outcome> answer =
        new FutureTask<>(() ->
            switch (step) {
              case PERFORM -> gateway.perform(request, limit);
              case INQUIRE -> gateway.inquire(request, limit);
              case CANCEL -> gateway.cancel(request, limit);
            });
    Thread.ofVirtual().name("gateway-" + gateway.name()).start(answer);
    try {
      Outcome outcome = answer.get(limit.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
      if (outcome instanceof Outcome.Unknown(String why)) {
        throw new NoAnswerException(why);
      }
      return outcome;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new NoAnswerException("no answer in time");
    } catch (ExecutionException e) {
      LOG.warnf("%s at gateway %s failed: %s", step, gateway.name(), e.getCause());
      throw new NoAnswerException(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted");
    }
  }
}
