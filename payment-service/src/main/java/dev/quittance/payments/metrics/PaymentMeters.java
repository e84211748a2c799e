package dev.quittance.payments.metrics;

import dev.quittance.kit.database.AfterCommit;
import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.ContradictionKind;
import dev.quittance.payments.operation.EvidenceRefusal;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.operation.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counted once committed; zero from the start, so that rates have a beginning. */
@Startup
@ApplicationScoped
public class PaymentMeters {

  private record OutcomeKey(OperationKind kind, String gateway, String outcome) {}

  private record CallKey(String gateway, String step) {}

  private final MeterRegistry metrics;
  private final AfterCommit afterCommit;
  private final Counter authorized;
  private final Counter failed;
  private final Counter refundsRequested;
  private final Counter refundsSucceeded;
  private final Counter refundsFailed;
  private final Map<ContradictionKind, Counter> contradictions;
  private final Map<OutcomeKey, Counter> outcomes = new ConcurrentHashMap<>();
  private final Map<CallKey, Timer> calls = new ConcurrentHashMap<>();

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
    this.contradictions =
        Arrays.stream(ContradictionKind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::contradictions));
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

  private Counter contradictions(ContradictionKind kind) {
    return Counter.builder("quittance.operation.contradictions")
        .description("Evidence that does not fit its operation, kept with the payment")
        .tag("kind", kind.name().toLowerCase(Locale.ROOT))
        .register(metrics);
  }

  /** Evidence does not fit its operation. */
  public void contradicted(Contradiction contradiction) {
    afterCommit.run(Objects.requireNonNull(contradictions.get(contradiction.kind()))::increment);
  }

  /** Evidence changed an operation. */
  public void applied(Operation before, Operation after, Outcome outcome) {
    count(after.terms(), outcome.label());
    if (after.status() != before.status() && !after.terms().isReversal()) {
      boolean isRefund = after.terms().kind() == OperationKind.REFUND;
      switch (after.status()) {
        case SUCCEEDED -> afterCommit.run((isRefund ? refundsSucceeded : authorized)::increment);
        case FAILED -> afterCommit.run((isRefund ? refundsFailed : failed)::increment);
        case CREATED, ASKED, UNKNOWN, PENDING, ACTION_REQUIRED, SURPLUS -> {
          // Nothing is published of it.
        }
      }
    }
  }

  /** Evidence changed nothing. */
  public void refused(OperationTerms terms, EvidenceRefusal refusal) {
    count(terms, refusal.name().toLowerCase(Locale.ROOT));
  }

  private void count(OperationTerms terms, String outcome) {
    Counter counter =
        outcomes.computeIfAbsent(
            new OutcomeKey(terms.kind(), terms.gateway(), outcome),
            key ->
                Counter.builder("quittance.operation.outcomes")
                    .description("What gateways and others said about operations")
                    .tags(
                        "kind", key.kind().name().toLowerCase(Locale.ROOT),
                        "gateway", key.gateway(),
                        "outcome", key.outcome())
                    .register(metrics));
    afterCommit.run(counter::increment);
  }

  public void refundRequested() {
    afterCommit.run(refundsRequested::increment);
  }

  /**
   * A gateway was asked.
   *
   * @param step what for: {@code perform}, {@code inquire} or {@code cancel}
   */
  public void called(String gateway, String step, long beginNanos) {
    calls
        .computeIfAbsent(
            new CallKey(gateway, step),
            key ->
                Timer.builder("quittance.gateway.call")
                    .description("Time until a gateway answered, or its time limit")
                    .tags("gateway", key.gateway(), "operation", key.step())
                    .register(metrics))
        .record(System.nanoTime() - beginNanos, TimeUnit.NANOSECONDS);
  }
}
