package dev.quittance.ledger.fold;

/**
 * Where in the log something took effect: an entry's identity.
 *
 * @param partition Kafka partition
 * @param offset offset of the record that caused it
 * @param step 0, but for events that a decision of ops released from parking: they take effect at
 *     the decision's offset, one step after the other
 */
public record Position(int partition, long offset, int step) {

  public static Position of(int partition, long offset) {
    return new Position(partition, offset, 0);
  }
}
