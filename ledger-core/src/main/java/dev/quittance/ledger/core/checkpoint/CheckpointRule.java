package dev.quittance.ledger.core.checkpoint;

/**
 * Where a book makes checkpoints: asked after each record that it has consumed. One book has one.
 */
@FunctionalInterface
public interface CheckpointRule {

  CheckpointRule NEVER = (nextOffset, entriesSince) -> false;

  /** As soon as there are so many entries since the last one. */
  static CheckpointRule every(int entries) {
    return (nextOffset, entriesSince) -> entriesSince >= entries;
  }

  /**
   * At these places.
   *
   * @param nextOffsets in ascending order
   */
  static CheckpointRule at(long[] nextOffsets) {
    return new CheckpointRule() {
      private int reached;

      @Override
      public boolean isDue(long nextOffset, long entriesSince) {
        while (reached < nextOffsets.length && nextOffsets[reached] < nextOffset) {
          reached++;
        }
        return reached < nextOffsets.length && nextOffsets[reached] == nextOffset;
      }
    };
  }

  /**
   * @param nextOffset the offset behind the record
   * @param entriesSince how many entries there are since the last checkpoint
   */
  boolean isDue(long nextOffset, long entriesSince);
}
