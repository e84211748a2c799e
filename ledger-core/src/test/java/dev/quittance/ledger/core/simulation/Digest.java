package dev.quittance.ledger.core.simulation;

import dev.quittance.ledger.core.fold.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that makes two ledgers of a partition equal.
 *
 * @param head the chain's head, in hex
 * @param balances by path and currency
 * @param parked reason and detail by offset
 * @param decisions what became of parked records, in order
 */
public record Digest(
    long nextOffset,
    String head,
    long entries,
    Map<UUID, Transaction> transactions,
    Map<String, String> balances,
    Map<Long, String> parked,
    List<String> decisions) {}
