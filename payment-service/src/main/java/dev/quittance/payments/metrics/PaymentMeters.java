package dev.quittance.payments.metrics;

import dev.quittance.contract.Event;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.kit.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counted once committed; zero from the start, so that rates have a beginning. */
@Startup
@ApplicationScoped
public class PaymentMeters {

  private final MeterRegistry metrics;
  private final AfterCommit afterCommit;
  private final Counter authorized;
  private final Counter failed;
  private final Counter refundsRequested;
  private final Counter refundsSucceeded;
  private final Counter refundsFailed;

  PaymentMeters(MeterRegistry metrics, AfterCommit afterCommit) {
    this.metrics = metrics;
    this.afterCommit = afterCommit;
    this.authorized = payments("authorized");
    this.failed = payments("failed");
    this.refundsRequested =
        Counter.builder("quittance.refunds.requested")
            .description("Refunds accepted, to be made; repetitions of a request are not counted")
            .register(metrics);
    this.refundsSucceeded = refunds("succeeded");
    this.refundsFailed = refunds("failed");
  }

  private Counter payments(String outcome) {
    return Counter.builder("quittance.payments.decided")
        .description("Payments that were authorized or have failed, as published")
        .tag("outcome", outcome)
        .register(metrics);
  }

  private Counter refunds(String outcome) {
    return Counter.builder("quittance.refunds.decided")
        .description("Refunds that a gateway has made or has refused for good")
        .tag("outcome", outcome)
        .register(metrics);
  }

  /** A gateway answered an attempt; what follows from it is in these events. */
  public void attemptAnswered(String gateway, String outcome, List<? extends Event> events) {
    afterCommit.run(() -> {
      Counter.builder("quittance.attempt.answers")
          .description("Gateways' answers to payment attempts; late if the attempt had moved on")
          .tags("gateway", gateway, "outcome", outcome)
          .register(metrics)
          .increment();
      for (Event event : events) {
        if (event instanceof PaymentAuthorized) {
          authorized.increment();
        } else if (event instanceof PaymentFailed) {
          failed.increment();
        }
      }
    });
  }

  public void refundRequested() {
    afterCommit.run(refundsRequested::increment);
  }

  /** A gateway answered: with succeeded or failed the refund is decided. */
  public void refundAnswered(String gateway, String outcome) {
    afterCommit.run(() -> {
      Counter.builder("quittance.refund.answers")
          .description("Gateways' answers to refunds; late if the refund had moved on")
          .tags("gateway", gateway, "outcome", outcome)
          .register(metrics)
          .increment();
      switch (outcome) {
        case "succeeded" -> refundsSucceeded.increment();
        case "failed" -> refundsFailed.increment();
        default -> {
          // asked again
        }
      }
    });
  }

  /**
   * A gateway was asked.
   *
   * @param operation what for, for example {@code authorize}
   */
  public void called(String gateway, String operation, long beginNanos) {
    Timer.builder("quittance.gateway.call")
        .description("Time until a gateway answered, or was given up on")
        .tags("gateway", gateway, "operation", operation)
        .register(metrics)
        .record(System.nanoTime() - beginNanos, TimeUnit.NANOSECONDS);
  }
}
