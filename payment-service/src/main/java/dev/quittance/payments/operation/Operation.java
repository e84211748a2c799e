package dev.quittance.payments.operation;

import dev.quittance.contract.Money;
import java.time.Instant;

/** One thing that a gateway is asked to do for a payment: what was asked, and what is known. */
public record Operation(OperationTerms terms, OperationState state) {

  /** An operation that no gateway knows of. */
  public static Operation created(OperationTerms terms) {
    return new Operation(terms, OperationState.created(terms.createdAt()));
  }

  public String id() {
    return terms.id();
  }

  public OperationStatus status() {
    return state.status();
  }

  /** The operation with the part of the platform's fee that went back with this refund. */
  public Operation withPlatformFee(Money fee) {
    return new Operation(terms, state.withPlatformFee(fee));
  }

  /**
   * Gives it to a worker, who asks before {@code leaseEnd} or is presumed dead.
   *
   * @return the operation to be stored before the gateway is asked, and what to ask
   */
  public Claim claim(Instant now, Instant leaseEnd) {
    return new Claim(
        new Operation(terms, state.claimed(now, leaseEnd)), OperationDecider.nextStep(state, now));
  }

  /** A claimed operation and the question that its worker puts to the gateway. */
  public record Claim(Operation operation, GatewayStep step) {}
}
