package dev.quittance.notification.inbox.store;

import dev.quittance.notification.message.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an inbox is requested.
 *
 * @param orderId only this order's, if set
 * @param kind only this kind, if set
 * @param before only what arrived before the one with this number, if set
 */
public record InboxQuery(
    String buyerId, @Nullable String orderId, @Nullable Kind kind, @Nullable Long before) {}
