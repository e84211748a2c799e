package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.GatewayStep;
import dev.quittance.payments.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Calls to gateways: within the time limit, measured, and always with evidence as the result. */
@ApplicationScoped
public class GatewayCalls {

  private static final Logger LOG = Logger.getLogger(GatewayCalls.class);

  /** A gateway notices its own limit first, and can then still close its connection. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final Gateways gateways;
  private final PaymentMeters meters;
  private final Clock clock;
  private final Duration timeLimit;

  GatewayCalls(Gateways gateways, PaymentMeters meters, Clock clock, PaymentConfig config) {
    this.gateways = gateways;
    this.meters = meters;
    this.clock = clock;
    this.timeLimit = config.gatewayTimeLimit();
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
      return new Outcome.Unknown("there is no gateway " + name);
    }
    PaymentGateway gateway = named.get();
    long begin = System.nanoTime();
    FutureTask<Outcome> answer =
        new FutureTask<>(() ->
            switch (step) {
              case PERFORM -> gateway.perform(request, timeLimit);
              case INQUIRE -> gateway.inquire(request, timeLimit);
              case CANCEL -> gateway.cancel(request, timeLimit);
            });
    Thread.ofVirtual().name("gateway-" + name).start(answer);
    try {
      return answer.get(timeLimit.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Outcome.Unknown("no answer within " + timeLimit);
    } catch (ExecutionException e) {
      LOG.warnf("%s at gateway %s failed: %s", step, name, e.getCause());
      return new Outcome.Unknown(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("interrupted");
    } finally {
      meters.called(name, step.name().toLowerCase(Locale.ROOT), begin);
    }
  }
}
