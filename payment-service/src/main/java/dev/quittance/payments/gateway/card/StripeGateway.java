package dev.quittance.payments.gateway.card;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.quittance.contract.FailureReason;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Cards, by Stripe's payment intents. Our reference is the idempotency key of the request that
 * creates an intent or a refund, and is kept in its metadata, where inquiries find it.
 */
@ApplicationScoped
public class StripeGateway implements PaymentGateway {

  public static final String NAME = "card";

  private static final String CHARGE_MISSING = "resource_missing";
  private static final Logger LOG = Logger.getLogger(StripeGateway.class);
  private static final String TEST_TOKEN_PREFIX = "pm_card_";
  private static final long PAGE = 100;

  private final StripeConnection stripe;
  private final CardConfig config;

  StripeGateway(StripeConnection stripe, CardConfig config) {
    this.stripe = stripe;
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Stripe's test tokens; a buyer's instrument names its gateway itself. */
  @Override
  public boolean accepts(String paymentMethodId) {
    return config.enabled() && paymentMethodId.startsWith(TEST_TOKEN_PREFIX);
  }

  @Override
  public Duration settlingTime() {
    return config.settlingTime();
  }

  @Override
  public Outcome perform(GatewayRequest request, Duration timeLimit) {
    if (!stripe.hasKey()) {
      return new Outcome.NotSent("the card gateway has no API key here");
    }
    try {
      return switch (request.kind()) {
        case AUTHORIZATION -> authorize(request, timeLimit);
        case REFUND -> refund(request, timeLimit);
      };
    } catch (StripeException e) {
      return withoutAnswer(e);
    }
  }

  @Override
  public Outcome inquire(GatewayRequest request, Duration timeLimit) {
    try {
      return switch (request.kind()) {
        case AUTHORIZATION -> {
          Optional<PaymentIntent> found = find(request, timeLimit);
          yield found.isEmpty() ? new Outcome.NotArrived() : settled(found.get(), timeLimit);
        }
        case REFUND -> findRefund(request, timeLimit);
      };
    } catch (StripeException e) {
      return withoutAnswer(e);
    }
  }

  @Override
  public Outcome cancel(GatewayRequest request, Duration timeLimit) {
    try {
      Optional<PaymentIntent> found = find(request, timeLimit);
      return found.isEmpty()
          ? new Outcome.NotArrived()
          : cancelled(
              found.get(), PaymentIntentCancelParams.CancellationReason.ABANDONED, timeLimit);
    } catch (StripeException e) {
      return withoutAnswer(e);
    }
  }

  private Outcome authorize(GatewayRequest request, Duration timeLimit) throws StripeException {
    Optional<Long> amount = StripeAmounts.toStripe(request.amount());
    Optional<StripeToken> token = StripeToken.of(request.methodToken());
    if (amount.isEmpty() || token.isEmpty()) {
      return new Outcome.Declined(FailureReason.UNSUPPORTED_METHOD.wireName());
    }
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount.get())
            .setCurrency(request.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setPaymentMethod(token.get().method())
            .addPaymentMethodType("card")
            .setConfirm(true)
            .setReturnUrl(config.returnUrl().toString())
            .setDescription("Order " + request.orderId())
            .putMetadata(StripeOutcomes.REFERENCE, request.idempotencyKey())
            .putMetadata("order", request.orderId());
    if (token.get().customer() != null) {
      params.setCustomer(token.get().customer());
    }
    try {
      return settled(
          stripe
              .v1()
              .paymentIntents()
              .create(params.build(), StripeConnection.once(request.idempotencyKey(), timeLimit)),
          timeLimit);
    } catch (CardException e) {
      StripeError error = e.getStripeError();
      PaymentIntent intent = error == null ? null : error.getPaymentIntent();
      return intent == null
          ? declined(e.getCode(), e.getDeclineCode())
          : settled(intent, timeLimit);
    } catch (InvalidRequestException e) {
      return refused(e);
    }
  }

  private Outcome refund(GatewayRequest request, Duration timeLimit) throws StripeException {
    Optional<Long> amount = StripeAmounts.toStripe(request.amount());
    if (amount.isEmpty()) {
      return new Outcome.Declined(FailureReason.UNSUPPORTED_METHOD.wireName());
    }
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(Objects.requireNonNull(request.chargeReference()))
            .setAmount(amount.get())
            .putMetadata(StripeOutcomes.REFERENCE, request.idempotencyKey())
            .putMetadata("order", request.orderId())
            .build();
    try {
      return StripeOutcomes.of(
          stripe
              .v1()
              .refunds()
              .create(params, StripeConnection.once(request.idempotencyKey(), timeLimit)));
    } catch (InvalidRequestException e) {
      // The processor has looked at it and said no, or has no such charge: nothing can go back.
      return e.getStatusCode() == 400 || CHARGE_MISSING.equals(e.getCode())
          ? new Outcome.Declined(e.getCode() == null ? "declined" : e.getCode())
          : withoutAnswer(e);
    }
  }

  /**
   * The intent with our reference, as it is now: what a search answers may be old. Normally there
   * is one; of several, the one that has charged.
   */
  private Optional<PaymentIntent> find(GatewayRequest request, Duration timeLimit)
      throws StripeException {
    String reference = request.idempotencyKey();
    PaymentIntentSearchParams query =
        PaymentIntentSearchParams.builder()
            .setQuery("metadata['" + StripeOutcomes.REFERENCE + "']:'" + reference + "'")
            .build();
    List<PaymentIntent> intents = new ArrayList<>();
    for (PaymentIntent found :
        stripe.v1().paymentIntents().search(query, StripeConnection.within(timeLimit)).getData()) {
      if (reference.equals(found.getMetadata().get(StripeOutcomes.REFERENCE))) {
        intents.add(
            stripe
                .v1()
                .paymentIntents()
                .retrieve(found.getId(), StripeConnection.within(timeLimit)));
      }
    }
    List<PaymentIntent> charged =
        intents.stream().filter(intent -> "succeeded".equals(intent.getStatus())).toList();
    if (charged.size() > 1) {
      LOG.errorf(
          "%s was charged %s times: compare it with the gateway's records",
          reference, charged.size());
    }
    return charged.stream().findFirst().or(() -> intents.stream().findFirst());
  }

  private Outcome findRefund(GatewayRequest request, Duration timeLimit) throws StripeException {
    RefundListParams query =
        RefundListParams.builder()
            .setPaymentIntent(Objects.requireNonNull(request.chargeReference()))
            .setLimit(PAGE)
            .build();
    for (Refund refund :
        stripe
            .v1()
            .refunds()
            .list(query, StripeConnection.within(timeLimit))
            .autoPagingIterable()) {
      if (refund.getMetadata() != null
          && request.idempotencyKey().equals(refund.getMetadata().get(StripeOutcomes.REFERENCE))) {
        return StripeOutcomes.of(refund);
      }
    }
    return new Outcome.NotArrived();
  }

  /** A payment that has failed is cancelled first, so that it cannot succeed any more. */
  private Outcome settled(PaymentIntent intent, Duration timeLimit) throws StripeException {
    return StripeOutcomes.hasFailed(intent)
        ? cancelled(intent, null, timeLimit)
        : StripeOutcomes.of(intent);
  }

  private Outcome cancelled(
      PaymentIntent intent,
      PaymentIntentCancelParams.@Nullable CancellationReason reason,
      Duration timeLimit)
      throws StripeException {
    PaymentIntentCancelParams.Builder params = PaymentIntentCancelParams.builder();
    if (reason != null) {
      params.setCancellationReason(reason);
    }
    try {
      return StripeOutcomes.of(
          stripe
              .v1()
              .paymentIntents()
              .cancel(intent.getId(), params.build(), StripeConnection.within(timeLimit)));
    } catch (InvalidRequestException e) {
      // The buyer was quicker, or it is cancelled already.
      return StripeOutcomes.of(
          stripe
              .v1()
              .paymentIntents()
              .retrieve(intent.getId(), StripeConnection.within(timeLimit)));
    }
  }

  /**
   * A request that Stripe has looked at and refused has charged nothing, and would be refused
   * again. Without a code it says that the payment method cannot be used, or not any more.
   */
  private static Outcome refused(InvalidRequestException e) {
    if (e.getStatusCode() != 400) {
      return withoutAnswer(e);
    }
    if (StripeReasons.isKnown(e.getCode())) {
      return declined(e.getCode(), null);
    }
    LOG.errorf(
        "Stripe refuses a payment: code %s, parameter %s, request %s",
        e.getCode(), e.getParam(), e.getRequestId());
    FailureReason reason =
        e.getCode() == null ? FailureReason.INSTRUMENT_UNUSABLE : FailureReason.PROCESSING_ERROR;
    return new Outcome.Declined(reason.wireName());
  }

  private static Outcome declined(@Nullable String code, @Nullable String declineCode) {
    return new Outcome.Declined(StripeReasons.of(code, declineCode).wireName());
  }

  /** Without the message, which may repeat what we sent. */
  private static Outcome withoutAnswer(StripeException e) {
    return new Outcome.Unknown(
        "%s, status %s, code %s"
            .formatted(e.getClass().getSimpleName(), e.getStatusCode(), e.getCode()));
  }
}
