package dev.quittance.payments.gateway.card;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.operation.Outcome;
import org.jspecify.annotations.Nullable;

/** What the state of one of Stripe's objects means. */
final class StripeOutcomes {

  /** The metadata in which our reference is. */
  static final String REFERENCE = "reference";

  private StripeOutcomes() {}

  /**
   * What a payment intent says. One that has failed can still succeed until it is cancelled: it is
   * pending.
   */
  static Outcome of(PaymentIntent intent) {
    return switch (String.valueOf(intent.getStatus())) {
      case "succeeded" ->
          new Outcome.Succeeded(
              intent.getId(), moved(intent.getAmountReceived(), intent.getCurrency()));
      case "canceled" -> new Outcome.Declined(whyCanceled(intent).wireName());
      case "requires_action" -> action(intent);
      default -> new Outcome.Pending(intent.getId());
    };
  }

  private static @Nullable Money moved(@Nullable Long amount, @Nullable String currency) {
    try {
      return amount == null || currency == null ? null : StripeAmounts.fromStripe(amount, currency);
    } catch (IllegalArgumentException e) {
      return null; // of a payment that is not ours
    }
  }

  /** Whether it has failed, and could be tried again by whoever holds its secret. */
  static boolean hasFailed(PaymentIntent intent) {
    return "requires_payment_method".equals(intent.getStatus())
        && intent.getLastPaymentError() != null;
  }

  private static FailureReason whyCanceled(PaymentIntent intent) {
    StripeError error = intent.getLastPaymentError();
    if (error != null) {
      return StripeReasons.of(error.getCode(), error.getDeclineCode());
    }
    return "abandoned".equals(intent.getCancellationReason())
        ? FailureReason.ACTION_EXPIRED
        : FailureReason.CANCELLED;
  }

  private static Outcome action(PaymentIntent intent) {
    PaymentIntent.NextAction next = intent.getNextAction();
    String url =
        next == null || next.getRedirectToUrl() == null ? null : next.getRedirectToUrl().getUrl();
    return url == null
        ? new Outcome.Pending(intent.getId())
        : new Outcome.ActionRequired(intent.getId(), new NextAction.Redirect(url, null));
  }

  /** What a refund says; one that has succeeded may fail later, and says so in a notification. */
  static Outcome of(Refund refund) {
    return switch (String.valueOf(refund.getStatus())) {
      case "succeeded" ->
          new Outcome.Succeeded(refund.getId(), moved(refund.getAmount(), refund.getCurrency()));
      case "failed" ->
          new Outcome.Declined(
              refund.getFailureReason() == null ? "declined" : refund.getFailureReason());
      case "canceled" -> new Outcome.Declined("cancelled");
      default -> new Outcome.Pending(refund.getId());
    };
  }
}
