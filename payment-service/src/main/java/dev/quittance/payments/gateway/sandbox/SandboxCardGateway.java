package dev.quittance.payments.gateway.sandbox;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.Outcome.ActionRequired;
import dev.quittance.payments.operation.Outcome.Declined;
import dev.quittance.payments.operation.Outcome.NotArrived;
import dev.quittance.payments.operation.Outcome.Succeeded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Plays the card processor for the {@linkplain MagicCard magic cards}. */
@ApplicationScoped
public class SandboxCardGateway implements PaymentGateway {

  private static final String TOKEN_PREFIX = "pm_card_";
  private static final int REFERENCE_BYTES = 12;

  /** The page does not exist: example.com is reserved for examples (RFC 2606). */
  private static final String PAGE = "https://sandbox.example.com/second-factor/";

  private final PaymentConfig.Sandbox config;
  private final Clock clock;

  @Inject
  SandboxCardGateway(PaymentConfig config, Clock clock) {
    this(config.sandbox(), clock);
  }

  SandboxCardGateway(PaymentConfig.Sandbox config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Set<String> formerNames() {
    return config.formerNames().orElse(Set.of());
  }

  @Override
  public boolean accepts(String paymentMethodId) {
    return config.enabled() && paymentMethodId.startsWith(TOKEN_PREFIX);
  }

  @Override
  public boolean isStandIn() {
    return true;
  }

  @Override
  public Outcome perform(GatewayRequest request, Duration timeLimit) {
    return switch (request.kind()) {
      case AUTHORIZATION -> authorize(request);
      case REFUND -> refund(request);
    };
  }

  /** It is asked for any token that no gateway accepts, also where it is not enabled. */
  private Outcome authorize(GatewayRequest request) {
    Optional<MagicCard> card = MagicCard.ofToken(request.methodToken());
    if (card.isEmpty() || !accepts(request.methodToken())) {
      return new Declined(FailureReason.UNSUPPORTED_METHOD);
    }
    return switch (card.get().behaviour()) {
      case AUTHORIZES, AUTHORIZES_WITHOUT_RETURN -> new Succeeded(chargeOf(request));
      case DECLINES -> new Declined(card.get().reason());
      case NEEDS_BUYER -> challenge(request);
    };
  }

  private static Outcome refund(GatewayRequest request) {
    return behaves(request, MagicCard.Behaviour.AUTHORIZES_WITHOUT_RETURN)
        ? new Declined("expired_or_canceled_card")
        : new Succeeded(reference("re_sandbox_", request.idempotencyKey()));
  }

  /**
   * Nothing is kept, so a request is not found: asked again under its key, it gets the same answer.
   * Only the second factor is a matter of time: if so configured, the buyer has given it by then.
   */
  @Override
  public Outcome inquire(GatewayRequest request, Duration timeLimit) {
    if (request.kind() != OperationKind.AUTHORIZATION
        || !behaves(request, MagicCard.Behaviour.NEEDS_BUYER)) {
      return new NotArrived();
    }
    boolean done =
        config
            .secondFactorAfter()
            .filter(after -> !clock.instant().isBefore(request.createdAt().plus(after)))
            .isPresent();
    return done ? new Succeeded(chargeOf(request)) : challenge(request);
  }

  @Override
  public Outcome cancel(GatewayRequest request, Duration timeLimit) {
    return new Declined(FailureReason.CANCELLED);
  }

  private static ActionRequired challenge(GatewayRequest request) {
    return new ActionRequired(
        chargeOf(request), new NextAction.Redirect(PAGE + letters(request.idempotencyKey()), null));
  }

  private static boolean behaves(GatewayRequest request, MagicCard.Behaviour behaviour) {
    return MagicCard.ofToken(request.methodToken())
        .filter(card -> card.behaviour() == behaviour)
        .isPresent();
  }

  private static String chargeOf(GatewayRequest request) {
    return reference("ch_sandbox_", request.idempotencyKey());
  }

  /** Without digits, of which a long row might look like a card number. */
  private static String letters(String idempotencyKey) {
    return reference("", idempotencyKey)
        .chars()
        .map(digit -> 'a' + Character.digit(digit, 16))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
