package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.response.ChainHeads;
import dev.quittance.cli.response.ChainHeads.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Heads that somebody noted down earlier, by partition. */
record PinnedHeads(SortedMap<Integer, Head> heads) {

  static final PinnedHeads NONE = new PinnedHeads(new TreeMap<>());

  /** As {@code GET /chain-heads} gave them. */
  static PinnedHeads read(Path file) {
    SortedMap<Integer, Head> heads = new TreeMap<>();
    try {
      ChainHeads read = Json.MAPPER.readValue(file.toFile(), ChainHeads.class);
      if (read == null || read.heads() == null || read.heads().isEmpty()) {
        throw CommandFailure.usage("--compare-heads: there are no heads in " + file + ".");
      }
      read.heads().forEach(head -> heads.put(head.partition(), head));
    } catch (IOException e) {
      throw CommandFailure.usage(
          "--compare-heads: %s cannot be read as chain heads: %s".formatted(file, e.getMessage()));
    }
    return new PinnedHeads(heads);
  }

  @Nullable Head of(int partition) {
    return heads.get(partition);
  }

  /** Offsets that were asked for must reach what was pinned. */
  void requireReached(AsOfCut cut) {
    if (cut.offsets() == null) {
      return;
    }
    for (Map.Entry<Integer, Head> pinned : heads.entrySet()) {
      long end = cut.offsets().getOrDefault(pinned.getKey(), 0L);
      if (pinned.getValue().nextOffset() > end) {
        throw CommandFailure.usage(
            String.format(
                Locale.ROOT,
                "--as-of-offsets ends partition %d at %d, before the pinned %d: leave it out to compare heads.",
                pinned.getKey(),
                end,
                pinned.getValue().nextOffset()));
      }
    }
  }

  /** The checks that were made, and those of partitions that the log does not have. */
  List<PinnedCheck> checks(Map<Integer, PinnedCheck> made) {
    return heads.values().stream()
        .map(head -> made.getOrDefault(head.partition(), new PinWatch(head).check(0)))
        .toList();
  }
}
