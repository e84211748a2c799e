package dev.quittance.orders.order.api;

import dev.quittance.kit.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of POST /orders/batch. */
@Schema(name = "OrderBatchRequest")
record OrderBatchRequest(
    @Schema(minItems = 1, maxItems = MOST) @NotNull @Size(min = 1, max = MOST)
        List<@NotNull @Valid Item> orders) {

  static final int MOST = 100;

  /** One order, with what is a header field of POST /orders. */
  @Schema(name = "OrderBatchItem")
  record Item(
      @Schema(
              description =
                  "The order's own Idempotency-Key, as in the header of POST /orders: the same key"
                      + " there and here means the same order.",
              examples = "8e03978e-40d5-43dd-bc93-6894a57f9324",
              maxLength = MAX_KEY,
              pattern = KEY)
          @NotNull
          @Text(max = MAX_KEY)
          @Pattern(regexp = KEY, message = "must be 1 to 255 printable ASCII characters")
          String idempotencyKey,
      @NotNull @Valid OrderRequest order) {

    private static final int MAX_KEY = 255;
    private static final String KEY = "^[ -~]*[!-~][ -~]*$";
  }
}
