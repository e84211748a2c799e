package dev.quittance.orders.supplier.api;

import dev.quittance.kit.openapi.Shapes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that says who acts for a supplier. */
@Schema(name = "RepresentativesRequest")
record RepresentativesRequest(
    @Schema(
            description = "The subjects of tokens with role supplier, all of them.",
            maxItems = MOST)
        @NotNull
        @Size(max = MOST)
        List<@NotNull @Pattern(regexp = Shapes.NAME, message = RULE) String> subjects) {

  static final int MOST = 20;
  static final String RULE =
      "must be 1 to 64 letters, digits, '-' or '_', beginning with a letter or digit";
}
