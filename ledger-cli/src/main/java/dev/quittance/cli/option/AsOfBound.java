package dev.quittance.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A time or offsets; not both. */
public final class AsOfBound {

  @Option(
      names = {"-t", "--as-of"},
      paramLabel = "TIME",
      description =
          "For example 2026-11-22T10:00:00Z: the state at that time; events that occurred later do"
              + " not count.")
  private @Nullable String time;

  @Option(
      names = "--as-of-offsets",
      paramLabel = "P:OFFSET,...",
      description =
          "For example 0:123,1:55: the state at those offsets; for each partition the first that does"
              + " not count.")
  private @Nullable String offsets;

  public @Nullable String time() {
    return time;
  }

  public @Nullable String offsets() {
    return offsets;
  }
}
