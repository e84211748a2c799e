package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.RefundOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Calls to gateways: within the time limit, measured, and always with an outcome. */
@ApplicationScoped
public class GatewayCalls {

  private static final Logger LOG = Logger.getLogger(GatewayCalls.class);

  /** A gateway gets to see its own limit first, and can then still close its connection. */
  private static final Duration GRACE = Duration.ofMillis(250);

  private final Gateways gateways;
  private final PaymentMeters meters;
  private final Duration timeLimit;

  GatewayCalls(Gateways gateways, PaymentMeters meters, PaymentConfig config) {
    this.gateways = gateways;
    this.meters = meters;
    this.timeLimit = config.gatewayTimeLimit();
  }

  public AuthorizationOutcome authorize(String gateway, AuthorizationRequest request) {
    return call(
        gateway,
        "authorize",
        asked -> asked.authorize(request, timeLimit),
        AuthorizationOutcome.Unknown::new);
  }

  /** Empty only if the gateway answered that it does not know the key. */
  public Optional<AuthorizationOutcome> find(String gateway, String idempotencyKey) {
    return call(
        gateway,
        "find",
        asked -> asked.find(idempotencyKey, timeLimit),
        why -> Optional.of(new AuthorizationOutcome.Unknown(why)));
  }

  public AuthorizationOutcome giveUp(String gateway, String idempotencyKey) {
    return call(
        gateway,
        "give_up",
        asked -> asked.giveUp(idempotencyKey, timeLimit),
        AuthorizationOutcome.Unknown::new);
  }

  public RefundOutcome refund(String gateway, RefundRequest request) {
    return call(
        gateway, "refund", asked -> asked.refund(request, timeLimit), RefundOutcome.Open::new);
  }

  private <T> T call(
      String name,
      String operation,
      Function<PaymentGateway, T> question,
      Function<String, T> unanswered) {
    Optional<PaymentGateway> gateway = gateways.named(name);
    if (gateway.isEmpty()) {
      LOG.errorf("There is no gateway %s here, and something waits for its answer", name);
      return unanswered.apply("there is no gateway " + name);
    }
    long begin = System.nanoTime();
    FutureTask<T> answer = new FutureTask<>(() -> question.apply(gateway.get()));
    Thread.ofVirtual().name("gateway-" + name).start(answer);
    try {
      return answer.get(timeLimit.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return unanswered.apply("no answer within " + timeLimit);
    } catch (ExecutionException e) {
      LOG.warnf("%s of gateway %s failed: %s", operation, name, e.getCause());
      return unanswered.apply(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return unanswered.apply("interrupted");
    } finally {
      meters.called(name, operation, begin);
    }
  }
}
