package dev.quittance.kit.ops;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.parking.ParkedEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which parked records.
 *
 * @param reason those parked for it, for example {@code WRONG_PARTITION}; all unless given
 * @param partition those of it; of all partitions unless given
 */
public record ParkedFilter(
    @Schema(examples = "WRONG_PARTITION", maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT)
        @Nullable String reason,
    @Schema(minimum = "0", maximum = "1023") @Nullable Integer partition) {

  boolean takes(ParkedEvent parked) {
    return (reason == null || reason.equals(parked.reason()))
        && (partition == null || partition == parked.partition());
  }
}
