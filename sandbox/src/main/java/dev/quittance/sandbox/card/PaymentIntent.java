package dev.quittance.sandbox.card;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment at the processor; it charges once at most. */
final class PaymentIntent {

  /** Stripe's words for where it stands. */
  static final String REQUIRES_METHOD = "requires_payment_method";

  static final String REQUIRES_CONFIRMATION = "requires_confirmation";
  static final String REQUIRES_ACTION = "requires_action";
  static final String SUCCEEDED = "succeeded";
  static final String CANCELED = "canceled";

  /** The last failure. */
  record Failure(String type, String code, @Nullable String declineCode, String message) {}

  final String id;
  final String clientSecret;
  final long amount;
  final String currency;
  final Map<String, String> metadata;
  final long created;
  final @Nullable String description;

  /** When searches find it; one that was there before a start is found at once. */
  Instant indexedAt = Instant.EPOCH;

  String status = REQUIRES_METHOD;
  @Nullable PaymentMethod method;

  /** Who pays. */
  @Nullable String customer;

  @Nullable String charge;
  @Nullable String returnUrl;
  @Nullable Failure failure;
  @Nullable String cancellationReason;
  long refunded;
  boolean disputed;

  PaymentIntent(
      String id,
      String clientSecret,
      long amount,
      String currency,
      Map<String, String> metadata,
      @Nullable String description,
      long created) {
    this.id = id;
    this.clientSecret = clientSecret;
    this.amount = amount;
    this.currency = currency;
    this.metadata = Map.copyOf(metadata);
    this.description = description;
    this.created = created;
  }

  /** Our caller's own reference of it: what the books and the fault menu know it by. */
  @Nullable String reference() {
    return metadata.get(CardProcessor.REFERENCE);
  }
}
