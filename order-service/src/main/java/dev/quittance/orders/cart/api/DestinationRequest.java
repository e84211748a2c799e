package dev.quittance.orders.cart.api;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.cart.Address;
import dev.quittance.orders.shipping.Destination;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where to deliver. */
@Schema(name = "DestinationRequest")
record DestinationRequest(
    @Schema(description = "ISO 3166-1 alpha-2.", pattern = "^[A-Z]{2}$", examples = "CN") @NotNull
        String country,
    @Schema(
            description = "A subdivision of the country by ISO 3166-2; shipping may depend on it.",
            pattern = Destination.REGION,
            examples = "CN-ZJ")
        @Pattern(
            regexp = Destination.REGION,
            message = "must be a code of ISO 3166-2, such as CN-ZJ")
        @Nullable String region,
    @Schema(
            description =
                "To whom; personal data, which is kept enciphered and can be erased. Left out, there"
                    + " is none any more.")
        @Valid
        @Nullable AddressRequest address) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /**
   * @throws ProblemException 422 if there is no such country, or the region is another's
   */
  Destination destination() {
    if (!COUNTRIES.contains(country)) {
      throw ProblemException.invalid("country", "must be a code of ISO 3166-1, such as CN");
    }
    if (region != null && !region.startsWith(country + "-")) {
      throw ProblemException.invalid("region", "must be one of the country: " + country + "-...");
    }
    return new Destination(country, region);
  }

  /** To whom; null if that is not said. */
  @Nullable Address to() {
    return address == null ? null : address.address();
  }
}
