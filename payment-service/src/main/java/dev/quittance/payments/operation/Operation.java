package dev.quittance.payments.operation;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import java.time.Instant;

/** One thing that a gateway is asked to do for a payment: what was asked, and what is known. */
public record Operation(OperationTerms terms, OperationState state) {

  /** An operation that no gateway knows of. */
  public static Operation created(OperationTerms terms) {
    return new Operation(terms, OperationState.created(terms.createdAt()));
  }

  /**
   * This operation, which no gateway knows of, held until its buyer has approved it.
   *
   * @param action what he has to do
   * @param deadline when it fails unless he has
   */
  public Operation held(NextAction action, Instant deadline) {
    return new Operation(terms, state.held(action, deadline));
  }

  /** Whether it waits for its buyer, and its gateway has not been asked. */
  public boolean isHeld() {
    return state.status() == OperationStatus.ACTION_REQUIRED && state.askedAt() == null;
  }

  public String id() {
    return terms.id();
  }

  public OperationStatus status() {
    return state.status();
  }

  /** This attempt, which has succeeded, as one whose charge pays for nothing. */
  public Operation surplus() {
    return new Operation(terms, state.surplus());
  }

  /** This attempt, which is not made or has failed, as one that failed for this reason. */
  public Operation failedBecause(FailureReason reason) {
    return new Operation(terms, state.failedBecause(reason.wireName()));
  }

  /** Whether evidence has made it a charge that pays for nothing, and is to be reversed. */
  public boolean becameSurplus(Operation before) {
    return status() == OperationStatus.SURPLUS && before.status() != OperationStatus.SURPLUS;
  }

  /**
   * What pays the charge of this surplus attempt back.
   *
   * @param id {@code rfd_...}
   */
  public Operation reversal(String id, Instant now) {
    return created(
        new OperationTerms(
            id,
            terms.paymentId(),
            OperationKind.REFUND,
            terms.number(),
            terms.gateway(),
            terms.amount(),
            terms.charge().back(terms.charge().charged()),
            state.gatewayReference(),
            null,
            terms.traceparent(),
            now));
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
