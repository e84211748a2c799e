package dev.quittance.cli.response;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay's comparison found. */
public record Report(
    long events,
    @Nullable List<Difference> chainHeads,
    @Nullable List<Difference> entries,
    @Nullable List<Difference> accounts,
    @Nullable List<Difference> transactions,
    @Nullable List<Difference> parkedEvents,
    boolean more,
    @Nullable Since since) {

  /** Where a verify began, and by which verifies it was proven up to there, newest first. */
  public record Since(String replay, String provenAt, @Nullable List<Proven> proofs) {}

  public record Proven(String replay, String provenAt, boolean full) {}

  /** One thing that is not what the log says; a side is null where there is no such row. */
  public record Difference(
      String what,
      int partition,
      @Nullable Map<String, String> expected,
      @Nullable Map<String, String> stored) {}

  public boolean isIdentical() {
    return count() == 0;
  }

  /** How many differences are named. */
  public int count() {
    return size(chainHeads)
        + size(entries)
        + size(accounts)
        + size(transactions)
        + size(parkedEvents);
  }

  private static int size(@Nullable List<Difference> differences) {
    return differences == null ? 0 : differences.size();
  }
}
