package dev.quittance.ledger.core.checkpoint;

/**
 * What a partition's entries before an offset sum up to.
 *
 * @param nextOffset the first offset that does not count
 * @param entries how many entries count
 * @param chainHash the chain's head there: what the checkpoint stands for
 * @param since of the entries since the checkpoint before
 */
public record Checkpoint(
    int partition, long nextOffset, long entries, byte[] chainHash, Totals totals, Span since) {}
