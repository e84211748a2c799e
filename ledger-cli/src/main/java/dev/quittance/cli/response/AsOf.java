package dev.quittance.cli.response;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which state of the ledger an answer reflects. */
public record AsOf(int generation, Map<String, Long> offsets, @Nullable String time) {

  /** For people, and to ask for the same state again. */
  public String text() {
    String vector =
        offsets.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue())
            .collect(Collectors.joining(","));
    return (time == null ? "" : "as of " + time + ", ") + "at offsets " + vector;
  }
}
