package dev.quittance.sandbox.card;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money that goes back. */
final class Refund {

  static final String SUCCEEDED = "succeeded";
  static final String FAILED = "failed";

  final String id;
  final PaymentIntent intent;
  final long amount;
  final Map<String, String> metadata;
  final long created;

  String status = SUCCEEDED;
  @Nullable String failureReason;

  Refund(String id, PaymentIntent intent, long amount, Map<String, String> metadata, long created) {
    this.id = id;
    this.intent = intent;
    this.amount = amount;
    this.metadata = Map.copyOf(metadata);
    this.created = created;
  }

  @Nullable String reference() {
    return metadata.get(CardProcessor.REFERENCE);
  }
}
