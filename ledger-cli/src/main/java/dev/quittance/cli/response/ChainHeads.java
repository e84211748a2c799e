package dev.quittance.cli.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The heads of the hash chains. */
public record ChainHeads(@Nullable String topic, List<Head> heads) {

  /** A partition's: the hash over all its entries before the offset. */
  public record Head(int partition, long nextOffset, long entries, String chainHash) {}
}
