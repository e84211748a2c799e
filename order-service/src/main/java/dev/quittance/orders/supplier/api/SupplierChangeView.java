package dev.quittance.orders.supplier.api;

import dev.quittance.orders.supplier.store.SupplierHistory;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a supplier as JSON. */
@Schema(name = "SupplierChange")
record SupplierChangeView(
    @Schema(description = "Of the supplier after it.", examples = "3") int revision,
    SupplierHistory.ChangeKind kind,
    @Schema(description = "What was changed, in words.") String summary,
    @Schema(description = "Why, if it was asked.") @Nullable String reason,
    @Schema(description = "Who did it: the subject of the token.", examples = "olivia") String by,
    Instant at) {

  static SupplierChangeView of(SupplierHistory change) {
    return new SupplierChangeView(
        change.revision(),
        change.kind(),
        change.summary(),
        change.reason(),
        change.by(),
        change.at());
  }
}
