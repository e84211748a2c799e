package dev.quittance.orders.csv;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a file. */
@Schema(name = "ImportReport")
public record ImportReport(
    @Schema(description = "Whether it was tried only: then nothing was stored.") boolean dryRun,
    @Schema(description = "Records of the file, without the header.", examples = "5000")
        int records,
    @Schema(examples = "4990") int created,
    @Schema(examples = "7") int changed,
    @Schema(description = "Those that were as the file has them.", examples = "1") int unchanged,
    @Schema(description = "Those with errors; nothing of them is stored.", examples = "2")
        int rejected,
    @Schema(description = "All of them, also those that errors leaves out.", examples = "2")
        int errorCount,
    @Schema(description = "The first 1,000, unless configured otherwise, in the order of the file.")
        List<LineError> errors) {

  /** Without the errors, for the audit trail. */
  public record Counts(int created, int changed, int unchanged, int rejected) {}

  public Counts counts() {
    return new Counts(created, changed, unchanged, rejected);
  }

  /**
   * Something wrong with a record.
   *
   * @param line in which the record begins, from 1 on
   * @param column null if it is the whole record
   * @param reason what would be right; never the value
   */
  @Schema(name = "ImportError")
  public record LineError(
      @Schema(description = "In which the record begins; the header is line 1.", examples = "17")
          int line,
      @Schema(description = "Absent if it is the whole record.", examples = "country")
          @Nullable String column,
      @Schema(examples = "must be a code of ISO 3166-1, such as CN") String reason) {}
}
