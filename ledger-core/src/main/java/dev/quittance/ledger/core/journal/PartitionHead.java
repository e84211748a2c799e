package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.checkpoint.Running;
import org.jspecify.annotations.Nullable;

/**
 * How far a ledger has consumed a partition, and the hash that vouches for it.
 *
 * @param nextOffset the first offset that it has not consumed
 * @param entries how many journal entries it has there
 * @param chainHash the hash of the last of them; 32 zero bytes before the first
 * @param running what they sum up to; null if that is not known
 */
public record PartitionHead(
    int partition, long nextOffset, long entries, byte[] chainHash, @Nullable Running running) {

  public static PartitionHead start(int partition) {
    return new PartitionHead(partition, 0, 0, new byte[Chain.HASH_BYTES], Running.START);
  }
}
