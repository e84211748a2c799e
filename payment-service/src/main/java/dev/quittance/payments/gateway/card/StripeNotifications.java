package dev.quittance.payments.gateway.card;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.gateway.notification.BadNotificationException;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.gateway.notification.NotificationRequest;
import dev.quittance.payments.gateway.notification.NotifyingGateway;
import dev.quittance.payments.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's events. */
@ApplicationScoped
public class StripeNotifications implements NotifyingGateway {

  private final StripeConnection stripe;
  private final CardConfig config;
  private final Clock clock;

  StripeNotifications(StripeConnection stripe, CardConfig config, Clock clock) {
    this.stripe = stripe;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return StripeGateway.NAME;
  }

  @Override
  public Notice read(NotificationRequest request) throws BadNotificationException {
    Event event = verified(request);
    StripeObject object = object(event);
    try {
      return notice(event.getId(), String.valueOf(event.getType()), object);
    } catch (RuntimeException e) {
      // A field that Stripe always sends is missing, or is as no field of Stripe's is.
      throw new BadNotificationException("The event has a field that is missing, or too long.");
    }
  }

  private Event verified(NotificationRequest request) throws BadNotificationException {
    Optional<String> secret = stripe.webhookSecret();
    Optional<String> signature = request.header("stripe-signature");
    if (secret.isEmpty() || signature.isEmpty()) {
      throw new BadNotificationException(
          "The notification has no Stripe-Signature, or there is no key here to check it with.");
    }
    StripeSignature signed = StripeSignature.of(signature.get());
    if (!signed.isOf(request.body(), secret.get())
        || !signed.isOfAbout(clock.instant(), config.signatureTolerance())) {
      throw new BadNotificationException(
          "The Stripe-Signature is not of this body and the webhook's secret, or of another time.");
    }
    try {
      return StripeObject.deserializeStripeObject(
          request.body(), Event.class, ApiResource.getGlobalResponseGetter());
    } catch (RuntimeException e) {
      // The exceptions of the library's JSON parser, which it does not hide.
      throw new BadNotificationException(
          "The notification is signed, but is no event of Stripe's.");
    }
  }

  private static @Nullable StripeObject object(Event event) throws BadNotificationException {
    EventDataObjectDeserializer data = event.getDataObjectDeserializer();
    try {
      // Of another version of the API: the fields that are read here are in all of them.
      return data.getObject().isPresent() ? data.getObject().get() : data.deserializeUnsafe();
    } catch (EventDataObjectDeserializationException | RuntimeException e) {
      throw new BadNotificationException("The event's object cannot be read.");
    }
  }

  private static Notice notice(String id, String type, @Nullable StripeObject object) {
    return switch (object) {
      case PaymentIntent intent -> of(id, intent.getMetadata(), StripeOutcomes.of(intent));
      case Refund refund -> of(id, refund.getMetadata(), StripeOutcomes.of(refund));
      case Dispute dispute -> of(id, type, dispute);
      case null, default -> new Notice.Ignored(id);
    };
  }

  private static Notice of(String id, @Nullable Map<String, String> metadata, Outcome outcome) {
    String reference = metadata == null ? null : metadata.get(StripeOutcomes.REFERENCE);
    return reference == null
        ? new Notice.Ignored(id) // not ours: the account has other uses, too
        : new Notice.OfOperation(id, reference, outcome);
  }

  private static Notice of(String id, String type, Dispute dispute) {
    Optional<DisputeNotice.Status> status = status(type, dispute);
    if (status.isEmpty() || dispute.getPaymentIntent() == null) {
      return new Notice.Ignored(id);
    }
    String currency = dispute.getCurrency();
    List<BalanceTransaction> movements = dispute.getBalanceTransactions();
    long fees =
        movements == null
            ? 0
            : movements.stream().mapToLong(one -> one.getFee() == null ? 0 : one.getFee()).sum();
    boolean charged =
        movements != null
            && movements.stream().anyMatch(one -> one.getFee() != null && one.getFee() > 0);
    Money fee = fees > 0 ? StripeAmounts.fromStripe(fees, currency) : null;
    String reason = dispute.getReason();
    return new Notice.OfDispute(
        id,
        new DisputeNotice(
            dispute.getId(),
            dispute.getPaymentIntent(),
            status.get(),
            StripeAmounts.fromStripe(dispute.getAmount(), currency),
            fee,
            status.get() == DisputeNotice.Status.WON && charged && fees <= 0,
            reason != null && Ids.isName(reason) ? reason : "general"));
  }

  private static Optional<DisputeNotice.Status> status(String type, Dispute dispute) {
    return switch (type) {
      case "charge.dispute.created" -> Optional.of(DisputeNotice.Status.OPENED);
      case "charge.dispute.closed" ->
          switch (String.valueOf(dispute.getStatus())) {
            case "won" -> Optional.of(DisputeNotice.Status.WON);
            case "lost" -> Optional.of(DisputeNotice.Status.LOST);
            default -> Optional.empty(); // an inquiry that has become no dispute
          };
      default -> Optional.empty();
    };
  }
}
