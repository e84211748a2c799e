package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.supplier.Evidence;
import dev.quittance.orders.supplier.EvidenceType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that shows a document. */
@Schema(name = "EvidenceRequest")
record EvidenceRequest(
    @NotNull EvidenceType type,
    @Schema(
            description = "Its number, or where it is kept.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT,
            examples = "91330106MA2H2XK123")
        @NotNull
        @Text
        String reference,
    @Schema(
            description = "SHA-256 of the document, which is kept elsewhere.",
            pattern = "^[0-9a-f]{64}$",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lower-case hex digits")
        String sha256,
    @Schema(
            description = "The last day of its validity, in UTC; left out if it does not expire.",
            pattern = "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$",
            examples = "2030-12-31")
        @Nullable LocalDate expiresOn) {

  Evidence evidence() {
    return new Evidence(type, reference, sha256, expiresOn);
  }
}
