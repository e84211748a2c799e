package dev.quittance.contract.audit;

/**
 * An entry in its place in the chain.
 *
 * @param previousHash of the entry before
 * @param hash of this one, see {@link AuditChain}
 */
public record ChainedEntry(AuditEntry entry, String previousHash, String hash) {

  public long sequence() {
    return entry.sequence();
  }
}
