package dev.quittance.orders.personal.api;

import dev.quittance.orders.personal.SealedCount;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many values of a kind there are. */
@Schema(name = "SealedValues")
record SealedCountView(
    @Schema(examples = "delivery_address") String kind, @Schema(examples = "2") long count) {

  static List<SealedCountView> of(List<SealedCount> counts) {
    return counts.stream().map(one -> new SealedCountView(one.kind(), one.count())).toList();
  }
}
