package dev.quittance.notification.inbox.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.RefusalCode;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.notification.inbox.store.Inbox;
import dev.quittance.notification.inbox.store.InboxBatch;
import dev.quittance.notification.inbox.store.Notification;
import dev.quittance.notification.message.Message;
import dev.quittance.notification.message.SupportMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a notification to the buyer's inbox for each event that matters to the buyer, and to
 * support's for what waits for support.
 */
@ApplicationScoped
public class NotificationEventConsumer implements EventConsumer {

  private final Inbox store;
  private final Clock clock;

  NotificationEventConsumer(Inbox store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Begun begin(RoundTrip reads, List<EventEnvelope> events) {
    List<EventEnvelope> telling =
        events.stream().filter(one -> Message.of(one.event()).isPresent()).toList();
    Inbox.Begun inbox =
        store.begin(
            reads,
            telling.stream().map(one -> one.event().subject()).distinct().toList(),
            telling.stream().map(one -> usualId(one)).distinct().toList());
    return connection -> new Batch(inbox.open(connection));
  }

  /** It adds rows to the inbox, and tells nobody (ADR 0062). */
  @Override
  public boolean comesAgain() {
    return true;
  }

  private static String usualId(EventEnvelope envelope) {
    return Ids.of(Notification.ID_PREFIX, Ids.uuid(Ids.EVENT, envelope.eventId()));
  }

  private static String identity(EventEnvelope envelope) {
    return envelope.event().subject() + "\n" + envelope.source() + "\n" + envelope.eventId();
  }

  /** Computed from what identifies it. */
  private static String idOf(String identity) {
    return Ids.of(
        Notification.ID_PREFIX, UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
  }

  private final class Batch implements Buffer {

    private final InboxBatch inbox;

    Batch(InboxBatch inbox) {
      this.inbox = inbox;
    }

    @Override
    public void store(RoundTrip writes) {
      inbox.store(writes);
    }

    @Override
    public Optional<Refusal> consume(LogEvent event) throws SQLException {
      EventEnvelope envelope = event.envelope();
      Optional<Message> message = Message.of(envelope.event());
      if (message.isEmpty()) {
        return Optional.empty();
      }
      String orderId = envelope.event().subject();
      Optional<String> known = inbox.buyerOf(orderId);
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
      Optional<Message> forSupport = SupportMessage.of(envelope.event());
      if (forSupport.isPresent()) {
        inbox.add(forSupport(envelope, forSupport.get()));
      }
      return Optional.empty();
    }

    /** Beside the buyer's, whose id has the digits of the event's. */
    private Notification forSupport(EventEnvelope envelope, Message message) {
      return notification(
          idOf(identity(envelope) + "\n" + Notification.SUPPORT),
          envelope,
          Notification.SUPPORT,
          message);
    }

    /**
     * An order is placed once; the same event may be consumed again after its mark was forgotten.
     */
    private Optional<Refusal> placed(
        OrderPlaced placed, EventEnvelope envelope, Optional<String> known, Message message)
        throws SQLException {
      Notification notification = notification(envelope, placed.buyerId(), message);
      if (known.isPresent()) {
        return isTold(notification)
            ? Optional.empty()
            : Optional.of(
                new Refusal(
                    RefusalCode.ORDER_ALREADY_PLACED,
                    "another event placed " + placed.orderId() + " before"));
      }
      inbox.addOrder(placed.orderId(), placed.buyerId());
      inbox.add(notification);
      return Optional.empty();
    }

    /** Whether it is there, in whatever words: those may be another version's. */
    private boolean isTold(Notification notification) throws SQLException {
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
      return Duration.between(stored, given).abs().compareTo(Duration.of(1, ChronoUnit.MICROS))
          <= 0;
    }

    /**
     * The id has the digits of the event's. Events of other orders or sources may have the same id
     * (CloudEvents 1.0): a second one gets digits of its own, computed from what identifies it.
     */
    private Notification notification(EventEnvelope envelope, String buyerId, Message message)
        throws SQLException {
      Notification usual = notification(usualId(envelope), envelope, buyerId, message);
      if (inbox.notification(usual.id()).isEmpty() || isTold(usual)) {
        return usual;
      }
      return notification(idOf(identity(envelope)), envelope, buyerId, message);
    }

    private Notification notification(
        String id, EventEnvelope envelope, String buyerId, Message message) {
      return new Notification(
          id,
          buyerId,
          envelope.event().subject(),
          message,
          envelope.occurredAt(),
          clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
  }
}
