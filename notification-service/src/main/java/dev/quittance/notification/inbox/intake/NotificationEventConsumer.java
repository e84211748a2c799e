package dev.quittance.notification.inbox.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.RefusalCode;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.notification.inbox.store.Inbox;
import dev.quittance.notification.inbox.store.Notification;
import dev.quittance.notification.inbox.store.OrderParties;
import dev.quittance.notification.message.Message;
import dev.quittance.notification.message.SupportMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a notification to the buyer's inbox for each event that matters to the buyer, and to
 * support's for what waits for support.
 */
@ApplicationScoped
public class NotificationEventConsumer implements EventConsumer {

  private final OrderParties parties;
  private final Inbox inbox;
  private final Clock clock;

  NotificationEventConsumer(OrderParties parties, Inbox inbox, Clock clock) {
    this.parties = parties;
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public Optional<Refusal> consume(LogEvent event) {
    EventEnvelope envelope = event.envelope();
    Optional<Message> message = Message.of(envelope.event());
    if (message.isEmpty()) {
      return Optional.empty();
    }
    String orderId = envelope.event().subject();
    Optional<String> known = parties.buyerOf(orderId);
    if (envelope.event() instanceof OrderPlaced placed) {
      return placed(placed, envelope, known, message.get());
    }
    if (known.isEmpty()) {
      return Optional.of(
          new Refusal(
              RefusalCode.ORDER_UNKNOWN,
              "no OrderPlaced of " + orderId + " came before: nobody to tell"));
    }
    inbox.add(notification(envelope, known.get(), message.get()));
    SupportMessage.of(envelope.event()).ifPresent(told -> inbox.add(forSupport(envelope, told)));
    return Optional.empty();
  }

  /** Beside the buyer's, whose id has the digits of the event's. */
  private Notification forSupport(EventEnvelope envelope, Message message) {
    return notification(
        UUID.nameUUIDFromBytes(
            (identity(envelope) + "\n" + Notification.SUPPORT).getBytes(StandardCharsets.UTF_8)),
        envelope,
        Notification.SUPPORT,
        message);
  }

  private static String identity(EventEnvelope envelope) {
    return envelope.event().subject() + "\n" + envelope.source() + "\n" + envelope.eventId();
  }

  /** An order is placed once; the same event may be consumed again after its mark was forgotten. */
  private Optional<Refusal> placed(
      OrderPlaced placed, EventEnvelope envelope, Optional<String> known, Message message) {
    Notification notification = notification(envelope, placed.buyerId(), message);
    if (known.isPresent()) {
      return isTold(notification)
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  RefusalCode.ORDER_ALREADY_PLACED,
                  "another event placed " + placed.orderId() + " before"));
    }
    parties.add(placed.orderId(), placed.buyerId());
    inbox.add(notification);
    return Optional.empty();
  }

  /** Whether it is there, in whatever words: those may be another version's. */
  private boolean isTold(Notification notification) {
    return inbox
        .notification(notification.id())
        .filter(told ->
            told.orderId().equals(notification.orderId())
                && told.message().kind() == notification.message().kind()
                && isSame(told.occurredAt(), notification.occurredAt()))
        .isPresent();
  }

  /** As exactly as the database keeps times. */
  private static boolean isSame(Instant stored, Instant given) {
    return Duration.between(stored, given).abs().compareTo(Duration.of(1, ChronoUnit.MICROS)) <= 0;
  }

  /**
   * The id has the digits of the event's. Events of other orders or sources may have the same id
   * (CloudEvents 1.0): a second one gets digits of its own, computed from what identifies it.
   */
  private Notification notification(EventEnvelope envelope, String buyerId, Message message) {
    Notification usual =
        notification(Ids.uuid(Ids.EVENT, envelope.eventId()), envelope, buyerId, message);
    if (inbox.notification(usual.id()).isEmpty() || isTold(usual)) {
      return usual;
    }
    return notification(
        UUID.nameUUIDFromBytes(identity(envelope).getBytes(StandardCharsets.UTF_8)),
        envelope,
        buyerId,
        message);
  }

  private Notification notification(
      UUID digits, EventEnvelope envelope, String buyerId, Message message) {
    return new Notification(
        Ids.of(Notification.ID_PREFIX, digits),
        buyerId,
        envelope.event().subject(),
        message,
        envelope.occurredAt(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
