package dev.quittance.kit.ops;

import dev.quittance.contract.Limits;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.validation.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Selects parked records.
 *
 * @param reason only those with this refusal code, for example {@code WRONG_PARTITION}; all if
 *     absent
 * @param partition only those of this partition; of all partitions if absent
 */
public record ParkedFilter(
    @Schema(examples = "WRONG_PARTITION", maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT) @Text
        @Nullable String reason,
    @Schema(minimum = "0", maximum = "1023")
        @Range(min = 0, max = OrderEventsTopic.MAX_PARTITIONS - 1)
        @Nullable Integer partition) {

  boolean matches(ParkedEvent parked) {
    return (reason == null || reason.equals(parked.reason()))
        && (partition == null || partition == parked.partition());
  }
}
