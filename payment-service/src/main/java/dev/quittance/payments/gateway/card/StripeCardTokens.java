package dev.quittance.payments.gateway.card;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentMethodCreateParams;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.CardTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Exchanges card numbers for Stripe's payment methods. */
@ApplicationScoped
public class StripeCardTokens implements CardTokens {

  private final StripeConnection stripe;
  private final CardConfig config;
  private final Duration timeLimit;

  StripeCardTokens(StripeConnection stripe, CardConfig config, PaymentConfig limits) {
    this.stripe = stripe;
    this.config = config;
    this.timeLimit = limits.gatewayTimeLimit();
  }

  @Override
  public String gateway() {
    return StripeGateway.NAME;
  }

  @Override
  public boolean isEnabled() {
    return config.enabled();
  }

  /** The library needs texts of number and code; nothing keeps them. */
  @Override
  public Exchanged exchange(Card card) {
    try {
      PaymentMethod method =
          stripe.v1().paymentMethods().create(params(card), StripeConnection.within(timeLimit));
      return new Exchanged.Token(method.getId(), country(method));
    } catch (CardException e) {
      return new Exchanged.Refused(StripeReasons.of(e.getCode(), e.getDeclineCode()));
    } catch (InvalidRequestException e) {
      return e.getStatusCode() == 400 && StripeReasons.isKnown(e.getCode())
          ? new Exchanged.Refused(StripeReasons.of(e.getCode(), null))
          : withoutAnswer(e);
    } catch (StripeException e) {
      return withoutAnswer(e);
    }
  }

  private static PaymentMethodCreateParams params(Card card) {
    PaymentMethodCreateParams.CardDetails.Builder details =
        PaymentMethodCreateParams.CardDetails.builder()
            .setNumber(new String(card.number()))
            .setExpMonth((long) card.expiryMonth())
            .setExpYear((long) card.expiryYear());
    char[] cvc = card.cvc();
    if (cvc != null) {
      details.setCvc(new String(cvc));
    }
    PaymentMethodCreateParams.Builder params =
        PaymentMethodCreateParams.builder()
            .setType(PaymentMethodCreateParams.Type.CARD)
            .setCard(details.build())
            .putMetadata("account", card.account());
    if (card.holder() != null) {
      params.setBillingDetails(
          PaymentMethodCreateParams.BillingDetails.builder().setName(card.holder()).build());
    }
    return params.build();
  }

  private static @Nullable String country(PaymentMethod method) {
    return method.getCard() == null ? null : method.getCard().getCountry();
  }

  /** Without the message, which may repeat what we sent. */
  private static Exchanged withoutAnswer(StripeException e) {
    return new Exchanged.Unavailable(
        "%s, status %s, code %s"
            .formatted(e.getClass().getSimpleName(), e.getStatusCode(), e.getCode()));
  }
}
