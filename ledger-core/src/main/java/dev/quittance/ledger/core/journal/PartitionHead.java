package dev.quittance.ledger.core.journal;

/**
 * How far a ledger has consumed a partition, and the hash that vouches for it.
 *
 * @param nextOffset the first offset that it has not consumed
 * @param entries how many journal entries it has there
 * @param chainHash the hash of the last of them; 32 zero bytes before the first
 */
public record PartitionHead(int partition, long nextOffset, long entries, byte[] chainHash) {

  public static PartitionHead start(int partition) {
    return new PartitionHead(partition, 0, 0, new byte[Chain.HASH_BYTES]);
  }
}
