package dev.quittance.payments.processing;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentFold;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins attempts: that of a placed order, and others after one has failed. */
@ApplicationScoped
public class Attempts {

  /** Stands for a gateway where none can be asked. */
  private static final String NO_GATEWAY = "none";

  private final OperationSettlement settlement;
  private final Clock clock;

  Attempts(OperationSettlement settlement, Clock clock) {
    this.settlement = settlement;
    this.clock = clock;
  }

  /**
   * An attempt to be stored.
   *
   * @param payment as it is with it
   * @param events to be published with it; it may have failed at once
   */
  public record Begun(Payment payment, Operation attempt, List<OrderEvent> events) {}

  /** The gateway that an attempt by this method is at. */
  public static String gatewayOf(Method method) {
    return switch (method) {
      case Method.Usable usable -> usable.gateway();
      case Method.Unusable _ -> NO_GATEWAY;
    };
  }

  /**
   * The payment's next attempt. One by a method that cannot be used has failed, and no gateway is
   * asked.
   *
   * @param payment in which the attempt is counted
   * @param methodId what the buyer named
   * @param traceparent of what caused it
   */
  public Begun begin(
      Payment payment, String methodId, Method method, @Nullable String traceparent) {
    return switch (method) {
      case Method.Usable usable ->
          new Begun(
              payment,
              attempt(payment, usable.gateway(), charge(payment, usable), traceparent),
              List.of());
      case Method.Unusable(FailureReason reason) ->
          failed(
              payment,
              attempt(
                  payment, NO_GATEWAY, Charge.of(methodId, payment.terms().amount()), traceparent),
              reason);
    };
  }

  private static Charge charge(Payment payment, Method.Usable method) {
    return new Charge(method.token(), method.instrumentId(), payment.terms().amount(), null, null);
  }

  private Operation attempt(
      Payment payment, String gateway, Charge charge, @Nullable String traceparent) {
    return Operation.created(
        new OperationTerms(
            Ids.next(Ids.ATTEMPT),
            payment.id(),
            OperationKind.AUTHORIZATION,
            payment.state().attempts(),
            gateway,
            payment.terms().amount(),
            charge,
            null,
            traceparent,
            now()));
  }

  private Begun failed(Payment payment, Operation attempt, FailureReason reason) {
    var evidence = new Evidence.NotAsked(reason, now());
    return switch (OperationFold.apply(attempt, evidence, settlement.policy(attempt))) {
      case OperationFold.Result.Applied(Operation after) -> {
        PaymentFold.Applied applied = PaymentFold.apply(payment, attempt, after);
        yield new Begun(applied.payment(), applied.operation(), applied.events());
      }
      case OperationFold.Result.Refused(var refusal) ->
          throw new IllegalStateException("a new attempt can fail, but " + refusal);
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
