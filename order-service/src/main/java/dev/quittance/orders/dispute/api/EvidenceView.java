package dev.quittance.orders.dispute.api;

import dev.quittance.orders.dispute.EvidenceFile;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of a dispute as JSON. */
@Schema(name = "DisputeEvidence")
record EvidenceView(
    @Schema(description = "Its place among the dispute's, from 1.", minimum = "1") int number,
    @Schema(
            description = "SHA-256 of the file, by which it is downloaded.",
            pattern = EvidenceView.SHA256,
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,
    @Schema(
            enumeration = {"image/png", "image/jpeg", "application/pdf"},
            examples = "image/png")
        String mediaType,
    @Schema(description = "Octets.", minimum = "1", examples = "48213") int size,
    Instant addedAt) {

  static final String SHA256 = "^[0-9a-f]{64}$";

  static EvidenceView of(EvidenceFile file) {
    return new EvidenceView(
        file.number(), file.sha256(), file.format().mediaType(), file.sizeBytes(), file.addedAt());
  }
}
