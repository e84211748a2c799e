package dev.quittance.notification.inbox.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.notification.inbox.store.Inbox;
import dev.quittance.notification.inbox.store.Notification;
import dev.quittance.notification.inbox.store.OrderParties;
import dev.quittance.notification.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One notification per event that matters to a buyer. */
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
    if (envelope.event() instanceof OrderPlaced placed) {
      parties.remember(placed.orderId(), placed.buyerId());
    }
    String orderId = envelope.event().subject();
    Optional<String> buyerId = parties.buyerOf(orderId);
    if (buyerId.isEmpty()) {
      return Optional.of(
          new Refusal(
              "ORDER_UNKNOWN", "No OrderPlaced of " + orderId + " came before: nobody to tell."));
    }
    inbox.add(notification(envelope, buyerId.get(), message.get()));
    return Optional.empty();
  }

  private Notification notification(EventEnvelope envelope, String buyerId, Message message) {
    return new Notification(
        Ids.of(Notification.ID_PREFIX, Ids.uuid(Ids.EVENT, envelope.eventId())),
        buyerId,
        envelope.event().subject(),
        message,
        envelope.occurredAt(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
