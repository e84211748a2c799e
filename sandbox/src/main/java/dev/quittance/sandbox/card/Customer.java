package dev.quittance.sandbox.card;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody whose cards are saved. */
record Customer(
    String id, @Nullable String description, Map<String, String> metadata, Instant created) {

  Customer {
    metadata = Map.copyOf(metadata);
  }
}
