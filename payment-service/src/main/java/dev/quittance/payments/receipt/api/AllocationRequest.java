package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.receipt.booking.Allocations;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which order a receipt pays.
 *
 * @param with further receipts, in the order in which they are spent
 * @param reason why, in words
 */
public record AllocationRequest(
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @NotNull String orderId,
    @Schema(
            description =
                "Further receipts, where one is not enough: spent in this order, after the one of"
                    + " the path.")
        @Size(max = MAX_FURTHER)
        @Nullable List<@NotNull String> with,
    @Schema(
            description = "Why, in words.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT,
            examples = "The buyer wrote the order's number")
        @Text
        @Nullable String reason) {

  private static final int MAX_FURTHER = 20;

  Allocations.Request of(String receiptId) {
    List<String> all = new ArrayList<>();
    all.add(receiptId);
    if (with != null) {
      all.addAll(with);
    }
    return new Allocations.Request(orderId, all);
  }
}
