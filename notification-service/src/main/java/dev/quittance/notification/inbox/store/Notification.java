package dev.quittance.notification.inbox.store;

import dev.quittance.notification.message.Message;
import java.time.Instant;

/**
 * What a buyer, or support, was told about an order.
 *
 * @param id {@code ntf_...}, with the digits of the event's id unless another event has them
 * @param buyerId who was told; {@link #SUPPORT} is no buyer's
 * @param occurredAt when the event happened
 * @param createdAt when it was recorded here
 */
public record Notification(
    String id,
    String buyerId,
    String orderId,
    Message message,
    Instant occurredAt,
    Instant createdAt) {

  public static final String ID_PREFIX = "ntf_";

  /** Cannot be a buyer's id, which is a name. */
  public static final String SUPPORT = "_support";
}
