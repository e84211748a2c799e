package dev.quittance.payments.gateway.sandbox;

import dev.quittance.payments.gateway.AuthorizationRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.gateway.RefundRequest;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.AuthorizationOutcome.ActionRequired;
import dev.quittance.payments.payment.AuthorizationOutcome.Authorized;
import dev.quittance.payments.payment.AuthorizationOutcome.Declined;
import dev.quittance.payments.payment.RefundOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Plays the card processor for the {@linkplain MagicCard magic cards}. */
@ApplicationScoped
public class SandboxCardGateway implements PaymentGateway {

  private static final String TOKEN_PREFIX = "pm_card_";
  private static final int REFERENCE_BYTES = 12;

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public boolean takes(String paymentMethodId) {
    return paymentMethodId.startsWith(TOKEN_PREFIX);
  }

  @Override
  public AuthorizationOutcome authorize(AuthorizationRequest request, Duration timeLimit) {
    Optional<MagicCard> card = MagicCard.ofToken(request.paymentMethodId());
    if (card.isEmpty()) {
      return new Declined("unknown_payment_method");
    }
    String reference = reference("ch_sandbox_", request.idempotencyKey());
    return switch (card.get().behaviour()) {
      case AUTHORIZES, AUTHORIZES_WITHOUT_RETURN -> new Authorized(reference);
      case DECLINES -> new Declined(card.get().declineReason());
      case NEEDS_BUYER -> new ActionRequired(reference);
    };
  }

  /** Nothing is kept, so nothing is found: asked again under its key, it answers the same. */
  @Override
  public Optional<AuthorizationOutcome> find(String idempotencyKey, Duration timeLimit) {
    return Optional.empty();
  }

  @Override
  public AuthorizationOutcome giveUp(String idempotencyKey, Duration timeLimit) {
    return new Declined("authentication_required");
  }

  @Override
  public RefundOutcome refund(RefundRequest request, Duration timeLimit) {
    boolean fails =
        MagicCard.ofToken(request.paymentMethodId())
            .filter(card -> card.behaviour() == MagicCard.Behaviour.AUTHORIZES_WITHOUT_RETURN)
            .isPresent();
    return fails
        ? new RefundOutcome.Rejected("expired_or_canceled_card")
        : new RefundOutcome.Paid(reference("re_sandbox_", request.idempotencyKey()));
  }

  private static String reference(String prefix, String idempotencyKey) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(idempotencyKey.getBytes(StandardCharsets.UTF_8));
      return prefix + HexFormat.of().formatHex(digest, 0, REFERENCE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
