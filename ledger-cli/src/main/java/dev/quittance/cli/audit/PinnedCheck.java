package dev.quittance.cli.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.cli.response.ChainHeads.Head;

/**
 * A pinned head beside what the log gives at that offset.
 *
 * @param found its next offset is less than the pinned one where the log ends before
 */
record PinnedCheck(Head pinned, Head found) {

  @JsonProperty
  boolean matches() {
    return pinned.equals(found);
  }
}
