package dev.quittance.payments.processing;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
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
import java.util.Optional;
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
   * The payment's next attempt. One by a method that cannot be used, or that cannot be charged the
   * amount, has failed, and no gateway is asked.
   *
   * @param payment in which the attempt is counted
   * @param methodId what the buyer named
   * @param price what a usable method is charged; empty if it cannot be charged the amount
   * @param traceparent of what caused it
   */
  public Begun begin(
      Payment payment,
      String methodId,
      Method method,
      Optional<Price> price,
      @Nullable String traceparent) {
    return switch (method) {
      case Method.Usable _ when price.isEmpty() ->
          failed(payment, methodId, FailureReason.UNSUPPORTED_METHOD, traceparent);
      case Method.Usable usable ->
          new Begun(
              payment,
              attempt(payment, usable.gateway(), charge(usable, price.get()), traceparent),
              List.of());
      case Method.Unusable(FailureReason reason) -> failed(payment, methodId, reason, traceparent);
    };
  }

  private static Charge charge(Method.Usable method, Price price) {
    return new Charge(
        method.token(),
        method.instrumentId(),
        price.charged(),
        price.rate() == null ? null : ExchangeRate.text(price.rate()),
        price.surcharge());
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

  private Begun failed(
      Payment payment, String methodId, FailureReason reason, @Nullable String traceparent) {
    Charge none = Charge.of(methodId, payment.terms().amount());
    Operation attempt = attempt(payment, NO_GATEWAY, none, traceparent);
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
