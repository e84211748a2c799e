package dev.quittance.orders.personal.api;

import dev.quittance.orders.personal.KeptData;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is kept of a buyer as a person, and what was erased. */
@Schema(name = "PersonalData")
record PersonalDataView(
    @Schema(examples = "alice") String buyerId,
    @Schema(description = "What can be opened; null if nothing is kept.") @Nullable Kept kept,
    @Schema(description = "Certificates, newest first, 100 at most.") List<ErasureView> erasures) {

  /** What is kept. */
  @Schema(name = "KeptPersonalData")
  record Kept(
      @Schema(description = "Since when, or since the last erasure.") Instant since,
      @Schema(description = "How many sealed values, by kind.")
          List<SealedCountView> sealedValues) {

    static Kept of(KeptData data) {
      return new Kept(data.since(), SealedCountView.of(data.sealed()));
    }
  }
}
