package dev.quittance.cli.option;

import dev.quittance.cli.exit.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much of a list is wanted. */
public final class PageOptions {

  static final class Size {

    @Option(
        names = {"-n", "--limit"},
        paramLabel = "N",
        description = "At most so many; 20 unless given.")
    private @Nullable Long limit;

    @Option(
        names = {"-a", "--all"},
        description = "All there are.")
    private boolean all;
  }

  private static final long DEFAULT_LIMIT = 20;

  @ArgGroup(exclusive = true)
  private @Nullable Size size;

  /** Whether a number of items was given. */
  public boolean isLimited() {
    return size != null && size.limit != null;
  }

  /** How many items are wanted in all. */
  public long wanted() {
    if (size == null) {
      return DEFAULT_LIMIT;
    }
    if (size.all || size.limit == null) {
      return Long.MAX_VALUE;
    }
    if (size.limit < 1) {
      throw CommandFailure.usage("--limit must be at least 1, not " + size.limit + ".");
    }
    return size.limit;
  }
}
