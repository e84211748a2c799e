package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.kit.retry.RetryPause;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationFold;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationPolicy;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.RefundWatch;
import java.time.Duration;
import java.time.Instant;

/** A payment of 10.99 CNY whose fee is 7, and what becomes of it. */
final class Samples {

  static final String PAYMENT = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  static final String ORDER = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7f";
  static final String ATTEMPT = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d80";
  static final String REFUND = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d81";
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final NextAction REDIRECT =
      new NextAction.Redirect("https://bank.example.com/confirm/seven", null);
  static final OperationPolicy POLICY =
      new OperationPolicy(
          new RetryPause(Duration.ofSeconds(1), Duration.ofMinutes(5)),
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          Duration.ZERO,
          new RefundWatch(Duration.ofHours(1), Duration.ofDays(30)));

  private Samples() {}

  static Payment payment(PaymentStatus status) {
    Payment pending =
        Payment.of(
            new OrderPlaced(ORDER, "buyer-1", "supplier-1", cny(1099), "pm_card_visa"),
            PAYMENT,
            "sandbox",
            60);
    return switch (status) {
      case PENDING -> pending;
      case ACTION_REQUIRED -> told(pending, new Outcome.ActionRequired("ch_1", REDIRECT));
      case FAILED -> told(pending, new Outcome.Declined("card_declined"));
      case AUTHORIZED -> told(pending, new Outcome.Succeeded("ch_1"));
      case PARTIALLY_REFUNDED -> refunded(payment(PaymentStatus.AUTHORIZED), 99);
      case REFUNDED -> refunded(payment(PaymentStatus.AUTHORIZED), 1099);
    };
  }

  private static Payment told(Payment payment, Outcome outcome) {
    Operation attempt = attempt(1, "sandbox");
    return PaymentFold.apply(payment, attempt, told(attempt, outcome)).payment();
  }

  private static Payment refunded(Payment payment, long minor) {
    Payment reserved = PaymentFold.apply(payment, new PaymentChange.RefundReserved(cny(minor)));
    Operation refund = refund(minor);
    return PaymentFold.apply(reserved, refund, told(refund, new Outcome.Succeeded("re_1")))
        .payment();
  }

  static Operation attempt(int number, String gateway) {
    return operation(ATTEMPT, OperationKind.AUTHORIZATION, number, gateway, 1099);
  }

  static Operation refund(long minor) {
    return operation(REFUND, OperationKind.REFUND, 1, "sandbox", minor);
  }

  private static Operation operation(
      String id, OperationKind kind, int number, String gateway, long minor) {
    return Operation.created(
            new OperationTerms(
                id,
                PAYMENT,
                kind,
                number,
                gateway,
                cny(minor),
                Charge.of("pm_card_visa", cny(minor)),
                null,
                null,
                NOON))
        .claim(NOON, NOON.plusSeconds(60))
        .operation();
  }

  /** The operation after an answer to the call. */
  static Operation told(Operation operation, Outcome outcome) {
    var result = OperationFold.apply(operation, new Evidence.CallAnswer(outcome, NOON), POLICY);
    return ((OperationFold.Result.Applied) result).operation();
  }

  static Money cny(long minor) {
    return Money.of(minor, "CNY");
  }
}
