package dev.quittance.orders.dispute;

import java.time.Instant;

/**
 * A file that a buyer added to a dispute, without its content.
 *
 * @param number its place among the dispute's, from 1
 * @param sha256 of the content, 64 hex digits
 */
public record EvidenceFile(
    int number, String sha256, EvidenceFormat format, int sizeBytes, Instant addedAt) {

  /** What it is called when it is saved; buyers' own names of files are not kept. */
  public String fileName() {
    return "evidence-%s.%s".formatted(number, format.extension());
  }
}
