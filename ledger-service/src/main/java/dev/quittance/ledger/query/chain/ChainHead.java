package dev.quittance.ledger.query.chain;

/**
 * How far a partition has been taken, and the hash that vouches for it.
 *
 * @param nextOffset the first offset that is not in it
 * @param entries how many journal entries it has
 * @param chainHash SHA-256 over all of them; 32 zero bytes before the first
 */
public record ChainHead(int partition, long nextOffset, long entries, byte[] chainHash) {}
