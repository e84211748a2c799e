package dev.quittance.cli.option;

import dev.quittance.cli.http.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;

/** Which state of the ledger is asked for; the present one unless given. */
public final class AsOfOptions {

  @ArgGroup(exclusive = true)
  private @Nullable AsOfBound bound;

  public Query addTo(Query query) {
    return bound == null
        ? query
        : query.with("asOf", bound.time()).with("asOfOffsets", bound.offsets());
  }
}
