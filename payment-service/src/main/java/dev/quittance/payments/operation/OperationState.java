package dev.quittance.payments.operation;

import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation.
 *
 * @param revision counts the changes, from 1
 * @param begunAt since when its gateway may be asked: it was created, or its buyer has approved it
 * @param asks how often the gateway was asked, to do it or what became of it
 * @param askedAt when the gateway was last asked to do it
 * @param nextAskAt when the gateway is asked next; null once nothing more is to be learnt, which a
 *     refund that succeeded is a while after. While a worker is asking, this is the end of its
 *     lease
 * @param answerBy when it is cancelled unless the buyer has acted; set by the first such request
 * @param nextAction what the buyer has to do, in ACTION_REQUIRED; null there if the gateway's
 *     request was stored by a version that did not keep it
 * @param gatewayReference the gateway's own name of the charge or refund, once it gave one
 * @param failureReason a code, once it failed
 * @param platformFee the part of the platform's fee that went back, once a refund succeeded
 */
public record OperationState(
    int revision,
    OperationStatus status,
    Instant begunAt,
    int asks,
    @Nullable Instant askedAt,
    @Nullable Instant nextAskAt,
    @Nullable Instant answerBy,
    @Nullable NextAction nextAction,
    @Nullable String gatewayReference,
    @Nullable String failureReason,
    @Nullable Money platformFee,
    Instant updatedAt) {

  public OperationState {
    boolean asked = nextAskAt != null;
    if (asked ? status.isFinal() && status != OperationStatus.SUCCEEDED : !status.isFinal()) {
      throw new IllegalArgumentException(
          "an operation is asked about until it is final, and this one is " + status);
    }
  }

  /**
   * Since when nobody knows whether it was done; null if somebody does, or it was not asked for.
   */
  public @Nullable Instant unresolvedSince() {
    return switch (status) {
      case ASKED, UNKNOWN -> askedAt;
      case CREATED, PENDING, ACTION_REQUIRED, SUCCEEDED, FAILED, SURPLUS -> null;
    };
  }

  /**
   * Since when it is tried to ask its gateway, of which nothing has arrived there; null if it was
   * asked, or not tried.
   */
  public @Nullable Instant heldBackSince() {
    return status == OperationStatus.CREATED && asks > 0 ? begunAt : null;
  }

  static OperationState created(Instant now) {
    return new OperationState(
        1, OperationStatus.CREATED, now, 0, null, now, null, null, null, null, null, now);
  }

  /** Nobody is asked before the deadline. */
  OperationState held(NextAction action, Instant deadline) {
    return new OperationState(
        revision,
        OperationStatus.ACTION_REQUIRED,
        begunAt,
        asks,
        null,
        deadline,
        deadline,
        action,
        null,
        null,
        null,
        updatedAt);
  }

  /** Its gateway is asked now. What that may require of the buyer has a deadline of its own. */
  OperationState released(Instant at) {
    return new OperationState(
        revision + 1,
        OperationStatus.CREATED,
        at,
        asks,
        null,
        at,
        null,
        null,
        null,
        null,
        null,
        later(at));
  }

  /** A worker has it until {@code leaseEnd}. */
  OperationState claimed(Instant now, Instant leaseEnd) {
    boolean first = status == OperationStatus.CREATED;
    return new OperationState(
        revision + 1,
        first ? OperationStatus.ASKED : status,
        begunAt,
        asks + 1,
        first ? now : askedAt,
        leaseEnd,
        answerBy,
        nextAction,
        gatewayReference,
        failureReason,
        platformFee,
        now);
  }

  /** Not final: the gateway is asked again at {@code nextAsk}. */
  OperationState open(
      OperationStatus next, @Nullable String reference, Instant nextAsk, Instant at) {
    return new OperationState(
        revision + 1,
        next,
        begunAt,
        asks,
        askedAt,
        nextAsk,
        answerBy,
        next == OperationStatus.ACTION_REQUIRED ? nextAction : null,
        reference == null ? gatewayReference : reference,
        null,
        null,
        later(at));
  }

  /** Its buyer's time ends now, and its gateway is asked as soon as nobody is asking. */
  OperationState calledOff(Instant at) {
    return new OperationState(
        revision + 1,
        status,
        begunAt,
        asks,
        askedAt,
        status == OperationStatus.ASKED ? nextAskAt : at,
        answerBy == null || at.isBefore(answerBy) ? at : answerBy,
        nextAction,
        gatewayReference,
        null,
        null,
        later(at));
  }

  OperationState actionRequired(
      NextAction action, String reference, Instant deadline, Instant nextAsk, Instant at) {
    return new OperationState(
        revision + 1,
        OperationStatus.ACTION_REQUIRED,
        begunAt,
        asks,
        askedAt,
        nextAsk,
        deadline,
        action,
        reference,
        null,
        null,
        later(at));
  }

  /**
   * @param nextAsk null if nobody can take it back
   */
  OperationState succeeded(String reference, @Nullable Instant nextAsk, Instant at) {
    return new OperationState(
        revision + 1,
        OperationStatus.SUCCEEDED,
        begunAt,
        asks,
        askedAt,
        nextAsk,
        null,
        null,
        reference,
        null,
        null,
        later(at));
  }

  /** It failed, and for this reason. */
  OperationState failedBecause(String reason) {
    return new OperationState(
        revision,
        OperationStatus.FAILED,
        begunAt,
        asks,
        askedAt,
        null,
        null,
        null,
        gatewayReference,
        reason,
        null,
        updatedAt);
  }

  /** It succeeded, and pays for nothing. */
  OperationState surplus() {
    return new OperationState(
        revision,
        OperationStatus.SURPLUS,
        begunAt,
        asks,
        askedAt,
        null,
        null,
        null,
        gatewayReference,
        null,
        null,
        updatedAt);
  }

  /** Nothing has changed but when it is asked about next, if it is. */
  OperationState askedNext(@Nullable Instant nextAsk, Instant at) {
    return new OperationState(
        revision + 1,
        status,
        begunAt,
        asks,
        askedAt,
        nextAsk,
        answerBy,
        nextAction,
        gatewayReference,
        failureReason,
        platformFee,
        later(at));
  }

  OperationState failed(String reason, Instant at) {
    return new OperationState(
        revision + 1,
        OperationStatus.FAILED,
        begunAt,
        asks,
        askedAt,
        null,
        null,
        null,
        gatewayReference,
        reason,
        null,
        later(at));
  }

  /** Evidence may be older than what is known; time does not run backwards. */
  private Instant later(Instant at) {
    return at.isAfter(updatedAt) ? at : updatedAt;
  }

  OperationState withPlatformFee(Money fee) {
    return new OperationState(
        revision,
        status,
        begunAt,
        asks,
        askedAt,
        nextAskAt,
        answerBy,
        nextAction,
        gatewayReference,
        failureReason,
        fee,
        updatedAt);
  }
}
