package dev.quittance.sandbox.card;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The saving of a card for later payments. */
final class SetupIntent {

  final String id;
  final String clientSecret;
  final @Nullable String customer;
  final String usage;
  final Map<String, String> metadata;
  final long created;

  /** In the words of {@link PaymentIntent}. */
  String status = PaymentIntent.REQUIRES_METHOD;

  @Nullable PaymentMethod method;

  SetupIntent(
      String id,
      String clientSecret,
      @Nullable String customer,
      String usage,
      Map<String, String> metadata,
      long created) {
    this.id = id;
    this.clientSecret = clientSecret;
    this.customer = customer;
    this.usage = usage;
    this.metadata = Map.copyOf(metadata);
    this.created = created;
  }
}
