package dev.quittance.contract.audit;

/**
 * The newest entry of a trail, to be kept elsewhere: later the trail must still have it.
 *
 * @param sequence 0 if there is no entry
 * @param hash of that entry, see {@link AuditChain}
 */
public record AuditHead(long sequence, String hash) {}
