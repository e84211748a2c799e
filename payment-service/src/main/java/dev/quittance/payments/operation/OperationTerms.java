package dev.quittance.payments.operation;

import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a gateway; it never changes.
 *
 * @param id {@code att_...} or {@code rfd_...}; also the idempotency key at the gateway, and the
 *     reference by which the gateway is inquired
 * @param paymentId {@code pay_...}
 * @param number 1 for the payment's first operation of this kind; of a reversal the attempt's
 * @param gateway the name under which the gateway was chosen; events and ledger accounts keep it
 * @param amount what it is about, in the payment's currency; positive
 * @param charge what exactly the gateway is asked for
 * @param chargeReference of a reversal: the gateway's own name of the charge. Other refunds are of
 *     the payment's
 * @param reason why, in the requester's words; refunds may have one
 * @param traceparent W3C trace context of what caused it
 */
public record OperationTerms(
    String id,
    String paymentId,
    OperationKind kind,
    int number,
    String gateway,
    Money amount,
    Charge charge,
    @Nullable String chargeReference,
    @Nullable String reason,
    @Nullable String traceparent,
    Instant createdAt) {

  /** An attempt, or a refund of the payment's charge. */
  public OperationTerms(
      String id,
      String paymentId,
      OperationKind kind,
      int number,
      String gateway,
      Money amount,
      Charge charge,
      @Nullable String reason,
      @Nullable String traceparent,
      Instant createdAt) {
    this(
        id, paymentId, kind, number, gateway, amount, charge, null, reason, traceparent, createdAt);
  }

  /** Whether it pays back a charge that pays for nothing, rather than a part of the payment. */
  public boolean isReversal() {
    return chargeReference != null;
  }

  public OperationTerms {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an operation is of a positive amount, not " + amount);
    }
    if ((charge.rate() == null) != charge.charged().currency().equals(amount.currency())) {
      throw new IllegalArgumentException(
          "a rate is between two currencies, not %s and %s".formatted(amount, charge.charged()));
    }
  }
}
